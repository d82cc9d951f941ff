/**
 * What each signature of a token covers, in words. In version 0 a block's own does not cover the signature
 * before it, so that nothing but the key ties the block to its place.
 *
 * Source: specification, "Cryptography".
 */
import type { TokenView } from "../../../src/worker/index.ts"
import { count, theBlock } from "./words.ts"

const sized = ({ blocks }: TokenView, block: number): string =>
  `${theBlock(block)} (${count(blocks[block]!.size, "byte")})`

/** Of a block's own signature. */
export function blockParts(view: TokenView, block: number): readonly string[] {
  const { signatureVersion, externalKey } = view.blocks[block]!
  const third = externalKey === null ? [] : ["the third party's signature"]
  const before = block === 0 || signatureVersion === 0 ? [] : ["the signature before it"]
  return [sized(view, block), "its next key", ...before, ...third]
}

/** Of the other party's signature. */
export const externalParts = (view: TokenView, block: number): readonly string[] => [
  sized(view, block),
  `the signature of ${theBlock(block - 1)}`,
]

/** Of the seal. */
export const sealParts = (view: TokenView): readonly string[] => [
  sized(view, view.blocks.length - 1),
  "its next key",
  "its signature",
]

/** What there is to know of a block's signature version. */
export const versionWords = (version: number, block: number): string =>
  version === 0 && block > 0
    ? "signature version 0, which leaves out the signature before it"
    : `signature version ${version}`
