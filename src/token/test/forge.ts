/**
 * Tokens with any content, correctly signed: what an attacker who holds the keys can make, and what
 * the tests of refusals are about.
 */
import { encodeContainer, type SignedBlock } from "../container.ts"
import { PrivateKey } from "../private-key.ts"
import { encodeMessage } from "../protobuf.ts"
import { BlockMessage } from "../schema.ts"
import { blockPayload, externalPayload } from "../signatures.ts"

const key = (fill: number): PrivateKey =>
  PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(fill))

export const root: PrivateKey = key(9)
export const thirdParty: PrivateKey = key(8)

export interface ForgedBlock {
  readonly content: Uint8Array | Partial<BlockMessage>
  readonly thirdParty?: boolean
  /** 1 by default. */
  readonly signatureVersion?: number
}

export const blockMessage = (content: Partial<BlockMessage>): BlockMessage => ({
  symbols: [],
  context: undefined,
  version: 6,
  facts: [],
  rules: [],
  checks: [],
  scope: [],
  publicKeys: [],
  ...content,
})

export function forge(...blocks: readonly ForgedBlock[]): Uint8Array {
  const signed: SignedBlock[] = []
  blocks.forEach(({ content, thirdParty: isThirdParty, signatureVersion = 1 }, i) => {
    const bytes =
      content instanceof Uint8Array ? content : encodeMessage(BlockMessage, blockMessage(content))
    const previous = signed.at(-1)
    const external =
      isThirdParty === true
        ? {
            key: thirdParty.publicKey,
            signature: thirdParty.sign(externalPayload(bytes, previous!.signature)),
          }
        : undefined
    const link = {
      bytes,
      nextKey: key(i + 1).publicKey,
      signatureVersion,
      externalSignature: external?.signature,
      previousSignature: previous?.signature,
    }
    const signature = (i === 0 ? root : key(i)).sign(blockPayload(link))
    signed.push({ bytes, nextKey: link.nextKey, signature, external, signatureVersion })
  })
  const proof = { kind: "nextSecret", key: key(blocks.length) } as const
  return encodeContainer({ rootKeyId: undefined, blocks: signed, proof })
}
