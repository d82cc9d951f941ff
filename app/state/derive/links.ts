/**
 * The links of a token's chain in words: who signed what with which key, whether that holds, and of one that
 * does not, why.
 */
import { printPublicKey, type PublicKey } from "../../../src/ast/index.ts"
import type { BlockView, Link, Sentence, TokenView } from "../../../src/worker/index.ts"
import { causeNames } from "./causes.ts"
import { capitalised } from "./sentences.ts"
import { blockParts, externalParts, sealParts, versionWords } from "./signed-parts.ts"
import type { Tone } from "./verdict.ts"
import { capitalise, listed, shortKey, theBlock } from "./words.ts"

export interface LinkPart {
  /** `after`: it holds, but rests on one that does not, or was not checked. */
  readonly state: Link["status"] | "after"
  readonly tone: Tone
  readonly words: string
  /** Who signed what. */
  readonly signed: Sentence
  /** More about the signature; empty where there is none. */
  readonly note: string
  readonly failure: FailurePart | null
}

export interface FailurePart {
  readonly headline: string
  readonly certainty: "proven" | "most likely"
  readonly message: string
  /** The reference's name for it, and what this page says to that. */
  readonly code: string
  readonly reference: string
}

const codeOf = (key: PublicKey): Sentence[number] => ({ code: shortKey(printPublicKey(key)) })

/** The key that a link is checked with, as the subject of a sentence. */
function signer({ blocks, rootKey }: TokenView, block: number): Sentence {
  if (block > 0) return [`the key of ${theBlock(block - 1)} `, codeOf(blocks[block - 1]!.nextKey)]
  return rootKey === null ? ["an unknown key"] : ["the root key ", codeOf(rootKey)]
}

const verbs = { verified: "signed", after: "signed", failed: "did not sign" } as const

export function blockLink(view: TokenView, block: BlockView, index: number): LinkPart {
  const state = linkState(view, block.signature, index)
  const parts = listed(blockParts(view, index))
  return {
    ...linkPart(view, block.signature, state, index),
    signed:
      state === "unchecked"
        ? [`Without the root key nobody can tell who signed ${parts}`]
        : [...capitalised(signer(view, index)), ` ${verbs[state]} ${parts}`],
    note: versionWords(block.signatureVersion, index),
  }
}

export function externalLink(view: TokenView, link: Link, key: PublicKey, index: number): LinkPart {
  const { status } = link
  const verb = status === "unchecked" ? "is not known to have signed" : verbs[status]
  return {
    ...linkPart(view, link, status, index),
    signed: [
      "The third party's key ",
      codeOf(key),
      ` ${verb} ${listed(externalParts(view, index))}`,
    ],
    note: "",
  }
}

export function endLink(view: TokenView): LinkPart {
  const { proof, sealed, blocks } = view
  const place = blocks.length
  const isHeld = proof.status !== "failed"
  const { nextKey } = blocks.at(-1)!
  const words: Sentence = sealed
    ? [
        ...capitalised(signer(view, place)),
        ` ${isHeld ? "signed" : "did not sign"} the end: ${listed(sealParts(view))}`,
      ]
    : [
        `The next secret ${isHeld ? "belongs" : "does not belong"} to the key of ${theBlock(place - 1)} `,
        codeOf(nextKey),
      ]
  return { ...linkPart(view, proof, linkState(view, proof, place), place), signed: words, note: "" }
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
            reference: failure.message,
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
