/**
 * Why the own signature of a block does not match: first what can be proven, by verifying it with a part taken
 * from elsewhere, then what the links around it speak for.
 */
import { equalBytes, type PublicKey } from "../../ast/index.ts"
import { isFailure, type LinkCause } from "../findings.ts"
import type { SignedBlock } from "../container.ts"
import { declareShared, decodeBlockMessage, readBlock } from "../decode-block.ts"
import { blockName } from "../error-text.ts"
import { TokenError } from "../errors.ts"
import { keyFault } from "../public-key.ts"
import { emptyTables } from "../tables.ts"
import {
  changeCause,
  isNextSound,
  isSignatureCovered,
  likely,
  noteOriginals,
  payloadOf,
  placesNear,
  proven,
  type Evidence,
} from "./evidence.ts"
import { formCause } from "./form.ts"

interface Link {
  readonly index: number
  readonly name: string
  readonly block: SignedBlock
  readonly previous: SignedBlock | undefined
  /** What it is checked with; for the authority, each candidate. */
  readonly keys: readonly PublicKey[]
}

type Finder = (evidence: Evidence, link: Link) => Promise<LinkCause | null> | LinkCause | null

/** The proofs, the cheapest first. */
const finders: readonly Finder[] = [
  keyIsNone,
  otherVersion,
  otherForm,
  otherPlace,
  otherNextKey,
  changedByte,
  alteredBefore,
  alteredExternal,
  unreadable,
  unknownNames,
]

/** The cause for the block `index`, whose signature failed; earlier ones were sought before. */
export async function blockCause(evidence: Evidence, index: number): Promise<LinkCause> {
  const { blocks } = evidence.container
  const previous = blocks[index - 1]
  const link: Link = {
    index,
    name: blockName(index),
    block: blocks[index]!,
    previous,
    keys: previous === undefined ? evidence.roots : [previous.nextKey],
  }
  for (const find of finders) {
    const cause = await find(evidence, link)
    if (cause !== null) return cause
  }
  return index === 0 ? likeliestOfAuthority(evidence, link) : likeliest(evidence, link)
}

function keyIsNone(_: Evidence, { index, name, keys }: Link): LinkCause | null {
  if (keys.some((key) => keyFault(key) === null)) return null
  const key = index === 0 ? "the root key" : `the key that ${blockName(index - 1)} announces`
  return proven(
    "wrong-key",
    `${key} is no point of its curve, so nothing can have signed ${name} with it`,
  )
}

async function otherForm(_: Evidence, { name, block, previous, keys }: Link) {
  const causes = await Promise.all(
    keys.map((key) =>
      formCause(
        `the signature of ${name}`,
        key,
        payloadOf(block, previous?.signature),
        block.signature,
      ),
    ),
  )
  // One root key among several that the form fits is enough to go on.
  return causes.includes(null) ? null : causes[0]!
}

async function otherVersion({ tries }: Evidence, { name, block, previous, keys }: Link) {
  for (const version of [0, 1]) {
    if (version === block.signatureVersion) continue
    const payload = payloadOf({ ...block, signatureVersion: version }, previous?.signature)
    for (const key of keys) {
      if (!(await tries.hold(key, payload, block.signature))) continue
      const change = `was changed from ${version} to ${block.signatureVersion}`
      const message = `the signature version of ${name} ${change}: with ${version} its signature holds`
      return proven("altered-block", message)
    }
  }
  return null
}

async function otherPlace({ container, roots, tries }: Evidence, link: Link) {
  const { index, name, block } = link
  const { blocks } = container
  for (const place of placesNear(index - 1, 0, blocks.length)) {
    // A block does not stand after itself.
    if (place === index) continue
    const { nextKey, signature } = blocks[place]!
    if (!(await tries.hold(nextKey, payloadOf(block, signature), block.signature))) continue
    const right = blocks[place + 1]
    if (right !== undefined && isSame(right, block)) {
      const repeats = `${name} is ${blockName(place + 1)} once more`
      return proven("order", `${repeats}, which was signed to stand after ${blockName(place)}`)
    }
    const holds = "it holds under the key announced there"
    return proven("order", `${name} was signed to stand after ${blockName(place)}: ${holds}`)
  }
  for (const root of index === 0 ? [] : roots) {
    if (await tries.hold(root, payloadOf(block, undefined), block.signature)) {
      return proven("order", `${name} was signed with the root key, as an authority block is`)
    }
  }
  return null
}

const isSame = (a: SignedBlock, b: SignedBlock): boolean =>
  equalBytes(a.bytes, b.bytes) && equalBytes(a.signature, b.signature)

/** Of the last block the right next key is known: it is that of the token's secret. */
async function otherNextKey(evidence: Evidence, link: Link) {
  const { container, findings, tries } = evidence
  const { index, name, block, previous, keys } = link
  const { proof, blocks } = container
  const isLast = index === blocks.length - 1
  if (!isLast || proof.kind !== "nextSecret" || findings.proof === null) return null
  const nextKey = await proof.key.derivePublicKey()
  const payload = payloadOf({ ...block, nextKey }, previous?.signature)
  for (const key of keys) {
    if (await tries.hold(key, payload, block.signature)) {
      noteOriginals(evidence, index, { nextKey })
      const found = "with the public key of the token's secret its signature holds"
      return proven("altered-block", `the next key of ${name} was altered: ${found}`)
    }
  }
  return null
}

async function changedByte(evidence: Evidence, link: Link) {
  const { index, name, block, previous, keys } = link
  if (isSignatureCovered(evidence, index)) return null
  const payload = payloadOf(block, previous?.signature)
  for (const key of keys) {
    const found = await evidence.tries.findChange(key, payload, block.signature)
    if (found === null) continue
    noteOriginals(evidence, index, { signature: found.original })
    return changeCause(`the signature of ${name}`, found, block.signature)
  }
  return null
}

/** A block's signature covers that of the other party, and fails with it. */
async function alteredExternal({ externals, originals, tries }: Evidence, link: Link) {
  const { index, name, block, previous, keys } = link
  const cause = externals.get(index)
  if (cause === undefined || block.external === undefined) return null
  const covers = `${name} signs the other party's signature too`
  const signature = originals.get(index)?.external
  if (signature !== undefined) {
    const original = { ...block, external: { ...block.external, signature } }
    const payload = payloadOf(original, previous?.signature)
    if (await tries.hold(keys[0]!, payload, block.signature)) {
      return proven(
        "altered-signature",
        `${covers}, which was altered: with the right one it holds`,
      )
    }
  }
  return likely("altered-signature", `${covers}, which is not the right one`)
}

/** In version 1 a signature covers the one before it, and fails with it. */
async function alteredBefore({ causes, originals, tries }: Evidence, link: Link) {
  const { index, name, block, previous, keys } = link
  const before = causes.get(index - 1)
  if (previous === undefined || block.signatureVersion !== 1 || before === undefined) return null
  if (before.kind !== "altered-signature") return null
  const covers = `${name} signs the signature of ${blockName(index - 1)} too`
  const original = originals.get(index - 1)?.signature
  if (
    original !== undefined &&
    (await tries.hold(keys[0]!, payloadOf(block, original), block.signature))
  ) {
    return proven("altered-signature", `${covers}, which was altered: with the right one it holds`)
  }
  return likely("altered-signature", `${covers}, and that one was altered`)
}

function unreadable(_: Evidence, { index, name, block }: Link): LinkCause | null {
  const { length } = block.bytes
  try {
    decodeBlockMessage(block.bytes, index)
    return null
  } catch (error) {
    if (!(error instanceof TokenError)) throw error
    const found = `the ${length} bytes of ${name} are no Datalog block`
    return likely("altered-block", `${found}, so they are most likely not those that were signed`)
  }
}

/** A block's names are indices into what the blocks before it declare. */
function unknownNames({ container }: Evidence, { index, name, block }: Link): LinkCause | null {
  if (index === 0 || block.external !== undefined) return null
  const fault = readingFault(container.blocks.slice(0, index + 1))
  if (fault === null || (fault.code !== "UnknownSymbol" && fault.code !== "UnknownExternalKey")) {
    return null
  }
  const names = fault.code === "UnknownSymbol" ? "a symbol" : "a public key"
  const lacks = `${name} refers to ${names} that no block before it declares`
  return likely("order", `${lacks}: most likely a block before it was taken out or put elsewhere`)
}

/** What is wrong with the content of the last of `blocks`; null when it, or another, is unreadable. */
function readingFault(blocks: readonly SignedBlock[]): TokenError | null {
  const tables = emptyTables()
  try {
    const own = blocks.filter(({ external }) => external === undefined)
    const messages = own.map(({ bytes }, i) => decodeBlockMessage(bytes, i))
    for (const message of messages) declareShared(message, tables)
    readBlock(messages.at(-1)!, tables)
  } catch (error) {
    if (error instanceof TokenError) return error
    throw error
  }
  return null
}

function likeliestOfAuthority(evidence: Evidence, { name, keys }: Link): LinkCause {
  const fails =
    keys.length > 1 ? `none of the ${keys.length} root keys signed ${name}` : `${name} alone fails`
  if (!isNextSound(evidence, 0)) return alteredNextKey(evidence, 0)
  const covered = isSignatureCovered(evidence, 0) ? ", which covers its signature too" : ""
  const held = `${fails} and everything after it holds${covered}`
  return likely("wrong-key", `${held}, so most likely another root key signed it`)
}

function likeliest(evidence: Evidence, { index, name, block }: Link): LinkCause {
  const { blocks } = evidence.findings
  const { external } = blocks[index]!
  if (isFailure(blocks[index - 1]!.signature)) {
    const before = `${blockName(index - 1)} fails too, which announces the key that ${name} is checked with`
    return likely(
      "wrong-key",
      `${before}: that key was altered, or the whole block put in place of another`,
    )
  }
  if (external === null) {
    const holds = `the other party's signature of ${name} holds, so its bytes are as they were`
    return likely("altered-signature", `${holds}: its own signature or its next key was altered`)
  }
  if (external !== undefined) {
    const both = `both signatures of ${name} fail, and its bytes are what both cover`
    return likely("altered-block", `${both}: most likely they were altered`)
  }
  if (!isNextSound(evidence, index)) return alteredNextKey(evidence, index)
  const otherwise = "most likely the block was altered, or one before it taken out"
  if (isSignatureCovered(evidence, index)) {
    const holds = `what follows ${name} holds and covers its signature, so that is as it was`
    return likely("altered-block", `${holds}: ${otherwise}`)
  }
  const form = block.signature.length === 64 ? " and its signature has the right form" : ""
  return likely("altered-block", `${name} alone fails${form}: ${otherwise}`)
}

/** What a block's next key should verify fails with the block. */
function alteredNextKey({ container, findings }: Evidence, index: number): LinkCause {
  const name = blockName(index)
  const after = container.blocks[index + 1]
  if (after === undefined) {
    const message =
      container.proof.kind === "nextSecret"
        ? `${name} fails, and the token's secret is not that of the key it announces: most likely another block stood here`
        : `${name} fails and so does the seal, which covers it: most likely the block or its next key was altered`
    return likely("altered-block", message)
  }
  const next = blockName(index + 1)
  if (isFailure(findings.blocks[index + 1]!.external)) {
    const both = `both signatures of ${next} fail too, and what they share is the signature of ${name}`
    return likely("altered-signature", `${both}: most likely that was altered`)
  }
  const checked = `${next} fails too, which is checked with the key that ${name} announces`
  return likely("altered-block", `${checked}: most likely that key was altered`)
}
