/**
 * Tokens as a page shows them: made from Datalog and keys, or read from elsewhere and then perhaps extended.
 * Whatever is wrong with one is part of the view, or is its failure.
 */
import {
  type AttenuableToken,
  type ChainStatus,
  containerRanges,
  createBiscuit,
  diagnose,
  encodeBase64,
  type Found,
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
  RootKey,
  SigningKey,
  WireBytes,
  TokenFailure,
  TokenView,
} from "./protocol.ts"

/** The token of a work. */
export async function viewOf(
  input: AuthoredToken | PastedToken,
): Promise<TokenView | TokenFailure> {
  try {
    return await (input.kind === "authored" ? madeToken(input) : readToken(input))
  } catch (error) {
    return failureOf(error)
  }
}

const keyOf = ({ algorithm, bytes }: SigningKey): PrivateKey =>
  PrivateKey.fromBytes(algorithm, bytes)

/** What was made here holds; only a block that was signed elsewhere has to be checked. */
async function madeToken({ root, blocks, sealed }: AuthoredToken): Promise<TokenView> {
  const [authority, ...rest] = blocks
  if (authority === undefined) throw new RangeError("a token has at least one block")
  const rootKey = keyOf(root)
  const nextKey = keyOf(authority.next)
  const first = createBiscuit({ root: rootKey, authority: authority.block, nextKey })
  const made = completed(first, rest, sealed)
  const verified: Link = { status: "verified", failure: null, cause: null }
  const links = blocks.some(({ signed }) => signed !== null)
    ? linksOf(await made.chainStatus(rootKey.publicKey))
    : blocks.map(({ external }) => ({
        signature: verified,
        external: external === null ? null : verified,
      }))
  return tokenView(made, links, verified, rootKey.publicKey, null)
}

async function readToken(pasted: PastedToken): Promise<TokenView | TokenFailure> {
  const { content, rootKeys, appended, sealed } = pasted
  const { found, encoding, stripped } = diagnose(content)
  if (found.kind !== "token") return otherThing(found, "token")
  try {
    const read = UnverifiedBiscuit.fromBytes(found.bytes)
    const token = completed(read, appended, sealed)
    const candidates = byId(rootKeys, token.rootKeyId).map(({ key }) => key)
    const status = await token.chainStatus(candidates)
    const proof = linkOf(status.proof)
    const view = tokenView(token, linksOf(status), proof, status.rootKey, { encoding, stripped })
    return token === read ? asItCame(view, found.bytes) : view
  } catch (error) {
    return { ...failureOf(error), remains: remainsOf(found.bytes) }
  }
}

/**
 * The view with the bytes that were pasted: they may hold fields that are not the token's, or write numbers longer
 * than they need. Where they hold its parts twice or in another order, the bytes are those that it is written with.
 */
function asItCame(view: TokenView, bytes: Uint8Array): TokenView {
  const { blocks, proof } = containerRanges(bytes)
  const isInOrder = blocks.every(
    ({ from, to }, i) => i === 0 || (from >= blocks[i - 1]!.to && to <= proof.from),
  )
  if (!isInOrder || blocks.length !== view.blocks.length) return view
  return {
    ...view,
    ...remainsOf(bytes),
    blocks: view.blocks.map((block, i) => ({ ...block, range: blocks[i]! })),
    proofRange: proof,
  }
}

const remainsOf = (bytes: Uint8Array): WireBytes => ({ bytes, text: encodeBase64(bytes) })

/** Those that the token's hint names come first. */
const byId = (keys: readonly RootKey[], id: number | undefined): readonly RootKey[] =>
  id === undefined ? keys : keys.toSorted((a, b) => Number(b.id === id) - Number(a.id === id))

/** Why what was pasted is not what was asked for, in words about what it is. */
export function otherThing(found: Found, asked: keyof typeof things): TokenFailure {
  const nothing = { block: null, at: null, hint: null, remains: null }
  const failure = { kind: "failure", ...nothing, found: found.kind } as const
  switch (found.kind) {
    case "broken": {
      const { message, hint, at, code } = found.fault
      const remains = found.as === "token" && found.bytes !== null ? remainsOf(found.bytes) : null
      return { ...failure, code: code ?? "NotAToken", message, hint, at, remains }
    }
    case "foreign":
    case "unknown":
      return { ...failure, code: "NotAToken", message: found.message }
    case "empty":
      return { ...failure, code: "NotAToken", message: "there is no text in it" }
    case "public-keys":
    case "private-key":
    case "third-party-request":
    case "third-party-block":
    case "snapshot":
    case "datalog":
    case "token":
      return {
        ...failure,
        code: "NotAToken",
        message: `this is ${things[found.kind]}, not ${things[asked]}`,
        hint: found.kind === "private-key" ? forgetKey : null,
      }
    default:
      return found satisfies never
  }
}

const forgetKey = "clear it from here: private keys are kept apart, under Keys"

const things = {
  "public-keys": "a public key",
  "private-key": "a private key",
  "third-party-request": "a request for a third-party block",
  "third-party-block": "a block that a third party signed",
  snapshot: "an authorizer snapshot",
  datalog: "Datalog",
  token: "a token",
} as const

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
    // One that does not fit is a link of the chain that fails, and hides nothing else of the token.
    return token.appendThirdParty(theirs.external.key, theirs, { nextKey, evenUnfit: true })
  }
  if (external === null) return token.append(block, { nextKey })
  const key = keyOf(external)
  const ours = token.thirdPartyRequest().sign(key, block)
  return token.appendThirdParty(key.publicKey, ours, { nextKey })
}

const linksOf = ({ blocks }: ChainStatus): Pick<BlockView, "signature" | "external">[] =>
  blocks.map(({ signature, external }) => ({
    signature: linkOf(signature),
    external: external === null ? null : linkOf(external),
  }))

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
      nextKey: token.nextKey(index),
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
): Pick<BlockView, "block" | "failure" | "datalogVersion" | "context"> {
  try {
    const block = token.block(index)
    const context = token.context(index) ?? null
    return { block, failure: null, datalogVersion: token.datalogVersion(index), context }
  } catch (error) {
    return { block: null, failure: failureOf(error), datalogVersion: null, context: null }
  }
}

/** @throws what is no `TokenError` */
export function failureOf(error: unknown): TokenFailure {
  if (!(error instanceof TokenError)) throw error
  const { code, message, block } = error
  return {
    kind: "failure",
    code,
    message,
    block: block ?? null,
    hint: null,
    at: null,
    found: null,
    remains: null,
  }
}
