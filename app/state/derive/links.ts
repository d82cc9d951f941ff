/**
 * The links of a token's chain in words: who signed what with which key, whether that holds, and of one that
 * does not, why.
 */
import { printPublicKey, type PublicKey } from "../../../src/ast/index.ts"
import type { BlockView, Link, TokenView } from "../../../src/worker/index.ts"
import { causeNames } from "./causes.ts"
import { blockParts, externalParts, sealParts, versionWords } from "./signed-parts.ts"
import type { Tone } from "./verdict.ts"
import { capitalise, listed, shortKey, theBlock } from "./words.ts"

export interface LinkPart {
  /** `after`: it holds, but rests on one that does not, or was not checked. */
  readonly state: Link["status"] | "after"
  readonly tone: Tone
  readonly words: string
  /** Who signed what; what stands between backticks is code. */
  readonly signed: string
  /** More about the signature; empty where there is none. */
  readonly note: string
  readonly failure: FailurePart | null
}

export interface FailurePart {
  readonly headline: string
  readonly certainty: "proven" | "most likely"
  readonly message: string
  /** The reference's name for it. */
  readonly code: string
}

const short = (key: PublicKey): string => `\`${shortKey(printPublicKey(key))}\``

/** The key that a link is checked with, as the subject of a sentence. */
function signer({ blocks, rootKey }: TokenView, block: number): string {
  if (block > 0) return `The key of ${theBlock(block - 1)} ${short(blocks[block - 1]!.nextKey)}`
  return rootKey === null ? "An unknown key" : `The root key ${short(rootKey)}`
}

const verbs = {
  verified: "signed",
  after: "signed",
  failed: "did not sign",
  unchecked: "is not known to have signed",
} as const

export function blockLink(view: TokenView, block: BlockView, index: number): LinkPart {
  const state = linkState(view, block.signature, index)
  const parts = listed(blockParts(view, index))
  return {
    ...linkPart(view, block.signature, state, index),
    signed:
      state === "unchecked"
        ? `Without the root key nobody can tell who signed ${parts}`
        : `${signer(view, index)} ${verbs[state]} ${parts}`,
    note: versionWords(block.signatureVersion, index),
  }
}

export const externalLink = (
  view: TokenView,
  link: Link,
  key: PublicKey,
  index: number,
): LinkPart => ({
  ...linkPart(view, link, link.status, index),
  signed: `The third party's key ${short(key)} ${verbs[link.status]} ${listed(externalParts(view, index))}`,
  note: "",
})

export function endLink(view: TokenView): LinkPart {
  const { proof, sealed, blocks } = view
  const end = blocks.length
  const state = linkState(view, proof, end)
  const verb = state === "failed" ? "does not belong" : "belongs"
  return {
    ...linkPart(view, proof, state, end),
    signed: sealed
      ? `${signer(view, end)} ${verbs[state]} the end: ${listed(sealParts(view))}`
      : `The next secret ${verb} to the key of ${theBlock(end - 1)} ${short(blocks[end - 1]!.nextKey)}`,
    note: "",
  }
}

/** A signature that matches proves no more than that the ones before it do. */
export function linkState(view: TokenView, link: Link, index: number): LinkPart["state"] {
  if (link.status !== "verified") return link.status
  return unsoundBefore(view, index) < 0 ? "verified" : "after"
}

/** The first block before `index` whose signature does not hold, or was not checked; -1 for none. */
const unsoundBefore = ({ blocks }: TokenView, index: number): number =>
  blocks.slice(0, index).findIndex(({ signature }) => signature.status !== "verified")

const tones = { verified: "allow", failed: "deny", unchecked: "warn", after: "none" } as const

function linkPart(
  view: TokenView,
  { failure, cause }: Link,
  state: LinkPart["state"],
  index: number,
): Omit<LinkPart, "signed" | "note"> {
  return {
    state,
    tone: tones[state],
    words: state === "after" ? afterWords(view, index) : stateWords[state],
    failure:
      failure === null
        ? null
        : {
            headline: cause === null ? "Wrong signature" : causeNames[cause.kind],
            certainty: cause?.isProven === true ? "proven" : "most likely",
            message: capitalise(cause?.message ?? failure.message),
            code: failure.code,
          },
  }
}

const stateWords = { verified: "verified", failed: "failed", unchecked: "not checked" } as const

function afterWords(view: TokenView, index: number): string {
  const first = unsoundBefore(view, index)
  const fault = view.blocks[first]!.signature.status === "failed" ? "failed" : "is not checked"
  return first === index - 1
    ? `matches the block before, which ${fault}`
    : `matches the block before, but ${theBlock(first)} ${fault}`
}
