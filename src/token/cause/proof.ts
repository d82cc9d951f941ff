/** Why the end of a token does not match: its secret, or its seal. */
import { blockName } from "../error-text.ts"
import { equalPublicKeys } from "../../ast/index.ts"
import type { LinkCause } from "../findings.ts"
import type { PrivateKey } from "../private-key.ts"
import { keyFault } from "../public-key.ts"
import { sealPayload } from "../signatures.ts"
import { changeCause, likely, placesNear, proven, type Evidence } from "./evidence.ts"
import { formCause } from "./form.ts"

/** The cause for a proof that failed; the blocks were looked at before. */
export async function proofCause(evidence: Evidence): Promise<LinkCause> {
  const { blocks, proof } = evidence.container
  const last = blocks.length - 1
  const { nextKey } = blocks[last]!
  if (keyFault(nextKey) !== null) {
    const key = `the key that ${blockName(last)} announces`
    return proven("wrong-key", `${key} is no point of its curve, so nothing can match it`)
  }
  return proof.kind === "nextSecret"
    ? secretCause(evidence, proof.key)
    : sealCause(evidence, proof.signature)
}

async function secretCause({ container, findings, originals }: Evidence, secret: PrivateKey) {
  const { blocks } = container
  const last = blocks.length - 1
  const key = await secret.derivePublicKey()
  const owner = blocks.findIndex(({ nextKey }) => equalPublicKeys(nextKey, key))
  if (owner >= 0) {
    const belongs = `the token's secret belongs to ${blockName(owner)}, which is not the last`
    return proven(
      "order",
      `${belongs}: blocks were moved, or ${blockName(last)} was added without it`,
    )
  }
  if (originals.get(last)?.nextKey !== undefined) {
    const altered = `the next key of ${blockName(last)} was altered`
    return proven("altered-block", `${altered}: the token's secret is the right one`)
  }
  if (findings.blocks[last]!.signature === null) {
    const holds = `${blockName(last)} holds and so does the key it announces`
    const made = "the secret was altered, or blocks after this one were taken out"
    return likely("wrong-key", `${holds}: ${made}`)
  }
  return likely(
    "wrong-key",
    `the token's secret and the key of ${blockName(last)} do not belong together`,
  )
}

async function sealCause(evidence: Evidence, signature: Uint8Array): Promise<LinkCause> {
  const { blocks } = evidence.container
  const last = blocks.length - 1
  const { bytes, nextKey, signature: own } = blocks[last]!
  const payload = sealPayload(bytes, nextKey, own)
  return (
    (await formCause("the seal", nextKey, payload, signature)) ??
    (await sealOfAnother(evidence, signature)) ??
    (await sealOfOriginal(evidence, signature)) ??
    (await changedByte(evidence, payload, signature)) ??
    likeliest(evidence)
  )
}

async function sealOfAnother({ container, tries }: Evidence, signature: Uint8Array) {
  const { blocks } = container
  for (const place of placesNear(blocks.length - 1, 0, blocks.length)) {
    const block = blocks[place]!
    const payload = sealPayload(block.bytes, block.nextKey, block.signature)
    if (await tries.hold(block.nextKey, payload, signature)) {
      return proven("order", `the seal was made when ${blockName(place)} was the last block`)
    }
  }
  return null
}

async function sealOfOriginal({ container, originals, tries }: Evidence, signature: Uint8Array) {
  const last = container.blocks.length - 1
  const original = originals.get(last)?.signature
  const { bytes, nextKey } = container.blocks[last]!
  if (original === undefined) return null
  const covers = `the seal covers the signature of ${blockName(last)}`
  return (await tries.hold(nextKey, sealPayload(bytes, nextKey, original), signature))
    ? proven("altered-signature", `${covers}, which was altered: with the right one it holds`)
    : null
}

async function changedByte({ container, tries }: Evidence, payload: Uint8Array, seal: Uint8Array) {
  const found = await tries.findChange(container.blocks.at(-1)!.nextKey, payload, seal)
  return found && changeCause("the seal", found, seal)
}

function likeliest({ container, causes, findings }: Evidence): LinkCause {
  const last = container.blocks.length - 1
  const name = blockName(last)
  if (findings.blocks[last]!.signature === null) {
    const holds = `${name} holds, and the seal covers nothing else`
    return likely(
      "altered-signature",
      `${holds}: the seal was altered, or made when another block was the last`,
    )
  }
  const kind =
    causes.get(last)?.kind === "altered-signature" ? "altered-signature" : "altered-block"
  return likely(
    kind,
    `${name} fails, and the seal covers the block and its signature: most likely one of these was altered`,
  )
}
