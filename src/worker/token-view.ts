/**
 * Tokens as a page shows them: made from Datalog and keys, or read from elsewhere and then perhaps extended.
 * Whatever is wrong with one is part of the view, or is its failure.
 */
import {
  type AttenuableToken,
  createBiscuit,
  type LinkStatus,
  PrivateKey,
  ThirdPartyBlock,
  type Token,
  TokenError,
  UnverifiedBiscuit,
} from "../token/index.ts"
import type {
  AuthoredBlock,
  AuthoredToken,
  BlockView,
  Link,
  PastedToken,
  SigningKey,
  TokenFailure,
  TokenView,
  Work,
} from "./protocol.ts"

/** Null when there is no token. */
export async function viewOf(input: Work["token"]): Promise<TokenView | TokenFailure | null> {
  if (input === null) return null
  try {
    return input.kind === "authored" ? madeToken(input) : await readToken(input)
  } catch (error) {
    return failureOf(error)
  }
}

const keyOf = ({ algorithm, bytes }: SigningKey): PrivateKey =>
  PrivateKey.fromBytes(algorithm, bytes)

function madeToken({ root, blocks, sealed }: AuthoredToken): TokenView {
  const [authority, ...rest] = blocks
  if (authority === undefined) throw new RangeError("a token has at least one block")
  const rootKey = keyOf(root)
  const nextKey = keyOf(authority.next)
  const first = createBiscuit({ root: rootKey, authority: authority.block, nextKey })
  const made = completed(first, rest, sealed)
  const verified: Link = { status: "verified", failure: null, cause: null }
  const links = blocks.map(({ external }) => ({
    signature: verified,
    external: external === null ? null : verified,
  }))
  return tokenView(made, links, verified, rootKey.publicKey, null)
}

async function readToken(pasted: PastedToken): Promise<TokenView> {
  const { content, rootKeys, appended, sealed } = pasted
  const read =
    typeof content === "string"
      ? UnverifiedBiscuit.fromBase64(content)
      : UnverifiedBiscuit.fromBytes(content)
  const token = completed(read, appended, sealed)
  const publicKey = rootKeys[0]?.key ?? null
  const { blocks, proof } = await token.chainStatus(publicKey)
  const links = blocks.map(({ signature, external }) => ({
    signature: linkOf(signature),
    external: external === null ? null : linkOf(external),
  }))
  return tokenView(token, links, linkOf(proof), publicKey, { encoding: "base64url", stripped: [] })
}

/**
 * `token` with further blocks, and sealed if it is to be; one that is sealed stays as it is.
 *
 * @throws {TokenError} there are blocks to append and the token is sealed, or a block of it is unreadable
 */
function completed<T extends AttenuableToken>(
  token: T,
  blocks: readonly AuthoredBlock[],
  sealed: boolean,
): T {
  const whole = blocks.reduce(withBlock, token)
  return sealed && !whole.isSealed ? whole.seal() : whole
}

function withBlock<T extends AttenuableToken>(
  token: T,
  { block, next, external, signed }: AuthoredBlock,
): T {
  const nextKey = keyOf(next)
  if (signed !== null) {
    const theirs = ThirdPartyBlock.fromBase64(signed)
    return token.appendThirdParty(theirs.external.key, theirs, { nextKey })
  }
  if (external === null) return token.append(block, { nextKey })
  const key = keyOf(external)
  const ours = token.thirdPartyRequest().sign(key, block)
  return token.appendThirdParty(key.publicKey, ours, { nextKey })
}

const linkOf = (link: LinkStatus): Link => ({
  status: link.status,
  failure: link.status === "failed" ? failureOf(link.error) : null,
  cause: link.status === "failed" ? link.cause : null,
})

function tokenView(
  token: AttenuableToken,
  links: readonly Pick<BlockView, "signature" | "external">[],
  proof: Link,
  rootKey: TokenView["rootKey"],
  reading: TokenView["reading"],
): TokenView {
  const revocationIds = token.revocationIds()
  const ranges = token.byteRanges()
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
      // Of both there is one for each block.
      range: ranges.blocks[index]!,
      revocationId: revocationIds[index]!,
    })),
    proof,
    proofRange: ranges.proof,
    sealed: token.isSealed,
    rootKeyId: token.rootKeyId ?? null,
    rootKey,
    reading,
    request: token.isSealed ? null : token.thirdPartyRequest().toBase64(),
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
export function failureOf(error: unknown): TokenFailure {
  if (!(error instanceof TokenError)) throw error
  const { code, message, block } = error
  return { kind: "failure", code, message, block: block ?? null, hint: null, found: null }
}
