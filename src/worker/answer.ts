/**
 * What the worker does with a request: makes or reads the token, checks its signatures, runs the authorizer
 * against its blocks. Everything that can go wrong with a token or a run is part of the reply.
 */
import type { Block } from "../ast/index.ts"
import { authorize, makeReport, type Report, type RunBlock } from "../engine/index.ts"
import {
  type Biscuit,
  createBiscuit,
  type LinkStatus,
  PrivateKey,
  type Token,
  TokenError,
  UnverifiedBiscuit,
} from "../token/index.ts"
import type {
  AuthoredToken,
  BlockView,
  Link,
  PastedToken,
  Reply,
  Request,
  SigningKey,
  TokenFailure,
  TokenView,
} from "./protocol.ts"

/** Never rejects: what was not foreseen is a `Crash`. */
export async function answer(request: Request): Promise<Reply> {
  const { id, revision } = request
  try {
    const token = await viewOf(request.token)
    return { id, revision, ok: true, token, report: reportOf(request, token) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { id, revision, ok: false, error: { code: "Crash", message } }
  }
}

async function viewOf(input: Request["token"]): Promise<TokenView | TokenFailure | null> {
  if (input === null) return null
  try {
    return input.kind === "authored" ? madeToken(input) : await readToken(input)
  } catch (error) {
    return failureOf(error)
  }
}

/** Null when there is no authorizer to run, or a token whose blocks are not all known. */
function reportOf(request: Request, token: TokenView | TokenFailure | null): Report | null {
  const { authorizer, limits } = request
  if (authorizer === null || token?.kind === "failure") return null
  const blocks: RunBlock[] = []
  for (const { block, externalKey } of token?.blocks ?? []) {
    if (block === null) return null
    blocks.push({ block, externalKey })
  }
  return makeReport(authorize({ blocks, authorizer, limits }))
}

const keyOf = ({ algorithm, bytes }: SigningKey): PrivateKey =>
  PrivateKey.fromBytes(algorithm, bytes)

function madeToken({ root, blocks, sealed }: AuthoredToken): TokenView {
  const [authority, ...rest] = blocks
  if (authority === undefined) throw new RangeError("a token has at least one block")
  const rootKey = keyOf(root)
  const nextKey = keyOf(authority.next)
  let token = createBiscuit({ root: rootKey, authority: authority.block, nextKey })
  for (const { block, next, external } of rest) {
    token = appended(token, block, keyOf(next), external === null ? null : keyOf(external))
  }
  const verified: Link = { status: "verified", failure: null }
  const made = sealed ? token.seal() : token
  const links = blocks.map(({ external }) => ({
    signature: verified,
    external: external === null ? null : verified,
  }))
  return tokenView(made, links, verified, rootKey.publicKey)
}

function appended(
  token: Biscuit,
  block: Block,
  nextKey: PrivateKey,
  external: PrivateKey | null,
): Biscuit {
  if (external === null) return token.append(block, { nextKey })
  const signed = token.thirdPartyRequest().sign(external, block)
  return token.appendThirdParty(external.publicKey, signed, { nextKey })
}

async function readToken({ content, publicKey }: PastedToken): Promise<TokenView> {
  const token =
    typeof content === "string"
      ? UnverifiedBiscuit.fromBase64(content)
      : UnverifiedBiscuit.fromBytes(content)
  const { blocks, proof } = await token.chainStatus(publicKey)
  const links = blocks.map(({ signature, external }) => ({
    signature: linkOf(signature),
    external: external === null ? null : linkOf(external),
  }))
  return tokenView(token, links, linkOf(proof), publicKey)
}

const linkOf = (link: LinkStatus): Link => ({
  status: link.status,
  failure: link.status === "failed" ? failureOf(link.error) : null,
})

function tokenView(
  token: Token,
  links: readonly Pick<BlockView, "signature" | "external">[],
  proof: Link,
  rootKey: TokenView["rootKey"],
): TokenView {
  const revocationIds = token.revocationIds()
  return {
    kind: "token",
    bytes: token.toBytes(),
    text: token.toBase64(),
    blocks: links.map((link, index) => ({
      ...readable(token, index),
      ...link,
      externalKey: token.externalKey(index) ?? null,
      signatureVersion: token.signatureVersion(index),
      size: token.blockBytes(index).length,
      // One for each block.
      revocationId: revocationIds[index]!,
    })),
    proof,
    sealed: token.isSealed,
    rootKeyId: token.rootKeyId ?? null,
    rootKey,
  }
}

function readable(
  token: Token,
  index: number,
): Pick<BlockView, "block" | "failure" | "datalogVersion"> {
  try {
    const block = token.block(index)
    return { block, failure: null, datalogVersion: token.datalogVersion(index) }
  } catch (error) {
    return { block: null, failure: failureOf(error), datalogVersion: null }
  }
}

/** @throws what is no `TokenError` */
function failureOf(error: unknown): TokenFailure {
  if (!(error instanceof TokenError)) throw error
  const { code, message, block } = error
  return { kind: "failure", code, message, block: block ?? null }
}
