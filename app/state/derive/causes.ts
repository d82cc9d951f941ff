/** Which links of a token's chain failed, and what most likely happened to each, in a few words. */
import type { Link, LinkCause, TokenView } from "../../../src/worker/index.ts"
import { theBlock } from "./words.ts"

/** A link: a block's own signature, the third party's, or what ends the chain. */
export interface LinkPlace {
  readonly part: "signature" | "external" | "proof"
  /** The block it is about; the last one for the proof. */
  readonly block: number
}

export interface FailedLink extends LinkPlace {
  readonly cause: LinkCause | null
}

/** In the order of the chain. */
export function failedLinks({ blocks, proof }: TokenView): readonly FailedLink[] {
  const links = blocks.flatMap(({ signature, external }, block) => [
    { part: "signature" as const, block, link: signature },
    { part: "external" as const, block, link: external },
  ])
  const all: readonly (LinkPlace & { readonly link: Link | null })[] = [
    ...links,
    { part: "proof", block: blocks.length - 1, link: proof },
  ]
  return all.flatMap(({ part, block, link }) =>
    link?.status === "failed" ? [{ part, block, cause: link.cause }] : [],
  )
}

export const causeNames: Readonly<Record<LinkCause["kind"], string>> = {
  "wrong-key": "Wrong key",
  "altered-block": "Altered block",
  "altered-signature": "Altered signature",
  "wrong-algorithm": "Wrong algorithm",
  order: "Wrong order",
}

/** What happened, as far as is known: `the signature of block 1 was altered`. */
export function failureWords(failed: FailedLink, sealed: boolean): string {
  const { part, block, cause } = failed
  const words = partWords(part, block, sealed)
  if (cause === null) return words.plain
  // That this key did not sign it is so, whatever is behind it.
  const isCertain = cause.isProven || (part === "signature" && block === 0 && isKey(cause))
  return isCertain ? words[cause.kind] : `most likely ${words[cause.kind]}`
}

const isKey = ({ kind }: LinkCause): boolean => kind === "wrong-key"

type FailureWords = Readonly<Record<LinkCause["kind"] | "plain", string>>

function partWords(part: LinkPlace["part"], block: number, sealed: boolean): FailureWords {
  switch (part) {
    case "signature":
      return ofSignature(block)
    case "external":
      return ofExternal(theBlock(block))
    case "proof":
      return sealed ? ofSeal : ofSecret
    default:
      return part satisfies never
  }
}

function ofSignature(block: number): FailureWords {
  const name = theBlock(block)
  return {
    plain: `the signature of ${name} is wrong`,
    "wrong-key":
      block === 0
        ? "the authority is not signed by the root key"
        : `${name} is checked with a wrong key`,
    "altered-block": `${name} was altered`,
    "altered-signature": `the signature of ${name} was altered`,
    "wrong-algorithm": `the signature of ${name} is of another algorithm`,
    order: `${name} is out of order`,
  }
}

const ofExternal = (name: string): FailureWords => ({
  plain: `the third party's signature of ${name} is wrong`,
  "wrong-key": `the third party's key of ${name} did not sign it`,
  "altered-block": `${name} was altered after a third party signed it`,
  "altered-signature": `the third party's signature of ${name} was altered`,
  "wrong-algorithm": `the third party's signature of ${name} is of another kind`,
  order: `the third party signed ${name} for another place`,
})

const ofSeal: FailureWords = {
  plain: "the seal is wrong",
  "wrong-key": "the seal is checked with a wrong key",
  "altered-block": "the last block was altered after it was sealed",
  "altered-signature": "the seal was altered",
  "wrong-algorithm": "the seal is of another algorithm",
  order: "the seal was made when another block was the last",
}

const ofSecret: FailureWords = {
  plain: "the secret that ends the chain is wrong",
  "wrong-key": "the secret that ends the chain is not that of the last block",
  "altered-block": "the next key of the last block was altered",
  "altered-signature": "the secret that ends the chain was altered",
  "wrong-algorithm": "the secret that ends the chain is of another algorithm",
  order: "the secret that ends the chain is that of another block",
}
