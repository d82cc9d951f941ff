/** The parts of a token, one after the other: its root key, its blocks, and the proof that ends the chain. */
import { printPublicKey } from "../../../src/ast/index.ts"
import type { BlockView, Link, TokenView } from "../../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"
import { isChecked, signatureFailure, type ToneText } from "./token.ts"
import { blockName, capitalise, count, datalogName } from "./words.ts"

export interface TokenParts {
  readonly rootKey: string | null
  readonly rootKeyId: number | null
  readonly blocks: readonly BlockPart[]
  readonly proof: ToneText
  /** Those of all blocks, a line each. */
  readonly revocationIds: string
}

export interface BlockPart {
  readonly index: number
  readonly name: string
  readonly summary: string
  readonly signature: ToneText
  /** The third party's key, and whether it signed. */
  readonly external: (ToneText & { readonly key: string }) | null
  readonly revocationId: string
}

export const tokenParts: (view: TokenView) => TokenParts = memoWeak((view) => ({
  rootKey: view.rootKey === null ? null : printPublicKey(view.rootKey),
  rootKeyId: view.rootKeyId,
  blocks: view.blocks.map((block, index) => blockPart(view, block, index)),
  proof: proofWords(view),
  revocationIds: view.blocks.map(({ revocationId }) => `${revocationId}\n`).join(""),
}))

const blockPart = (view: TokenView, block: BlockView, index: number): BlockPart => ({
  index,
  name: capitalise(blockName(index)),
  summary: blockSummary(block),
  signature: signatureWords(view, block.signature, index),
  external:
    block.externalKey === null
      ? null
      : { ...externalWords(block.external), key: printPublicKey(block.externalKey) },
  revocationId: block.revocationId,
})

const blockSummary = ({ datalogVersion, size, range, signatureVersion }: BlockView): string =>
  [
    ...(datalogVersion === null ? [] : [datalogName(datalogVersion)]),
    `${count(size, "byte")} of Datalog in ${count(range.to - range.from, "byte")}`,
    `signature version ${signatureVersion}`,
  ].join(" · ")

/** A signature that matches proves no more than that the blocks before it do. */
function signatureWords(view: TokenView, { status }: Link, index: number): ToneText {
  const by = index === 0 ? "the root key" : `the key in ${blockName(index - 1)}`
  switch (status) {
    case "failed":
      return { tone: "deny", text: `not signed by ${by}` }
    case "unchecked":
      return { tone: "warn", text: "signature not checked: the root public key is not known" }
    case "verified": {
      const isProven = isChecked(view) && signatureFailure(view) === null
      return { tone: isProven ? "allow" : "none", text: `signed by ${by}` }
    }
    default:
      return status satisfies never
  }
}

const externalWords = (link: Link | null): ToneText =>
  link?.status === "failed"
    ? { tone: "deny", text: "not signed by the third party's key" }
    : { tone: link?.status === "verified" ? "allow" : "warn", text: "signed by a third party" }

function proofWords({ sealed, proof }: TokenView): ToneText {
  const tone = proof.status === "verified" ? "allow" : proof.status === "failed" ? "deny" : "warn"
  if (proof.status === "failed") {
    return {
      tone,
      text: sealed ? "the seal is wrong" : "the private key does not fit the last block",
    }
  }
  return sealed
    ? { tone, text: "a final signature: the token is sealed, and takes no further block" }
    : { tone, text: "the next private key: whoever holds the token can append blocks" }
}
