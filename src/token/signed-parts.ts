/**
 * What each signature of a token covers, as plain data for a page that shows it link by link.
 */
import type { Container } from "./container.ts"
import { blockName } from "./error-text.ts"
import { blockParts, externalParts, sealParts, type PayloadPart } from "./signatures.ts"

/** A run of signed bytes, in the order in which they are signed. */
export interface SignedPart {
  /** `block 1`, `next key`, `signature of the authority block`. */
  readonly name: string
  /** In bytes. */
  readonly length: number
  /** Whether it is a constant of the format, which keeps signatures for different purposes apart. */
  readonly isMark: boolean
}

export interface SignedContent {
  /** Whose key signs it: `root key`, `next key of block 1`, `key of the other party`. */
  readonly signer: string
  readonly parts: readonly SignedPart[]
}

export interface SignedContents {
  readonly blocks: readonly {
    readonly signature: SignedContent
    /** Of the other party's signature; null on a block that has none. */
    readonly external: SignedContent | null
  }[]
  /** Of the seal; null when there is a secret, which signs nothing and must fit the last next key. */
  readonly proof: SignedContent | null
}

/** Describes what is signed, whether or not the signatures hold. */
export function signedParts({ blocks, proof }: Container): SignedContents {
  const last = blocks.length - 1
  // A container has an authority.
  const { bytes, nextKey, signature } = blocks[last]!
  const seal = proof.kind === "finalSignature" ? sealParts(bytes, nextKey, signature) : null
  return {
    blocks: blocks.map((block, i) => {
      const previousSignature = blocks[i - 1]?.signature
      const externalSignature = block.external?.signature
      const own = blockParts({ ...block, previousSignature, externalSignature })
      return {
        signature: { signer: signerOf(i), parts: described(own, i) },
        external:
          block.external === undefined
            ? null
            : {
                signer: "key of the other party",
                // Only blocks after the authority have an external signature.
                parts: described(externalParts(block.bytes, previousSignature!), i),
              },
      }
    }),
    proof: seal && { signer: signerOf(blocks.length), parts: described(seal, last) },
  }
}

const signerOf = (index: number): string =>
  index === 0 ? "root key" : `next key of ${blockName(index - 1)}`

const described = (parts: readonly PayloadPart[], index: number): SignedPart[] =>
  parts.map(({ name, bytes }) => ({
    name: partName(name, index),
    length: bytes.length,
    isMark: name === "mark",
  }))

function partName(name: PayloadPart["name"], index: number): string {
  switch (name) {
    case "mark":
      return "mark of the format"
    case "block":
      return blockName(index)
    case "algorithm":
      return "algorithm of the next key"
    case "next key":
      return "next key"
    case "previous signature":
      return `signature of ${blockName(index - 1)}`
    case "external signature":
      return "signature of the other party"
    case "signature":
      return `signature of ${blockName(index)}`
    default:
      return name satisfies never
  }
}
