/** Why the signature of another party does not match. */
import { blockName } from "../error-text.ts"
import { equalPublicKeys, type PublicKey } from "../../ast/index.ts"
import type { LinkCause } from "../findings.ts"
import { externalPayload, externalPayloadV0 } from "../signatures.ts"
import { keyFault } from "../public-key.ts"
import {
  changeCause,
  likely,
  noteOriginals,
  placesNear,
  proven,
  type Evidence,
} from "./evidence.ts"
import { formCause } from "./form.ts"

/** What certainly happened to the external signature of the block `index`, which failed, or null. */
export async function provenExternalCause(
  evidence: Evidence,
  index: number,
): Promise<LinkCause | null> {
  const { blocks } = evidence.container
  const [block, previous] = [blocks[index]!, blocks[index - 1]!]
  const { key, signature } = block.external!
  const name = nameOf(index)
  if (keyFault(key) !== null) {
    return proven(
      "wrong-key",
      `the other party's key of ${blockName(index)} is no point of its curve`,
    )
  }
  const payload = externalPayload(block.bytes, previous.signature)
  return (
    (await formCause(name, key, payload, signature)) ??
    (await otherPlace(evidence, index, name)) ??
    (await otherKey(evidence, index, name)) ??
    (await otherScheme(evidence, index, name)) ??
    (await otherBefore(evidence, index, name)) ??
    (await changedByte(evidence, index, name))
  )
}

const nameOf = (index: number): string => `the other party's signature of ${blockName(index)}`

async function otherPlace({ container, tries }: Evidence, index: number, name: string) {
  const { blocks } = container
  const { bytes, external } = blocks[index]!
  for (const place of placesNear(index - 1, 0, blocks.length)) {
    const payload = externalPayload(bytes, blocks[place]!.signature)
    if (await tries.hold(external!.key, payload, external!.signature)) {
      return proven("order", `${name} was made for the place after ${blockName(place)}`)
    }
  }
  return null
}

/** Keys of the token and its issuer that may stand in place of each other. */
function knownKeys({ container, roots }: Evidence): PublicKey[] {
  const keys = container.blocks.flatMap(({ external, nextKey }) =>
    external === undefined ? [nextKey] : [external.key, nextKey],
  )
  return [...roots, ...keys].slice(0, 32)
}

async function otherKey(evidence: Evidence, index: number, name: string) {
  const { blocks } = evidence.container
  const { bytes, external } = blocks[index]!
  const payload = externalPayload(bytes, blocks[index - 1]!.signature)
  for (const key of knownKeys(evidence)) {
    if (equalPublicKeys(key, external!.key)) continue
    if (await evidence.tries.hold(key, payload, external!.signature)) {
      return proven("wrong-key", `${name} holds under another key of this token, not under its own`)
    }
  }
  return null
}

async function otherScheme({ container, tries }: Evidence, index: number, name: string) {
  const { bytes, external } = container.blocks[index]!
  const payload = externalPayloadV0(bytes, container.blocks[index - 1]!.nextKey)
  return (await tries.hold(external!.key, payload, external!.signature))
    ? proven(
        "wrong-algorithm",
        `${name} was made in the deprecated way of version 0, which is not accepted`,
      )
    : null
}

/** It covers the signature before, and fails with that. */
async function otherBefore({ container, originals, tries }: Evidence, index: number, name: string) {
  const { bytes, external } = container.blocks[index]!
  const original = originals.get(index - 1)?.signature
  if (original === undefined) return null
  if (!(await tries.hold(external!.key, externalPayload(bytes, original), external!.signature))) {
    return null
  }
  const covers = `${name} covers the signature of ${blockName(index - 1)}`
  return proven("altered-signature", `${covers}, which was altered: with the right one it holds`)
}

async function changedByte(evidence: Evidence, index: number, name: string) {
  const { container, tries } = evidence
  const [block, previous] = [container.blocks[index]!, container.blocks[index - 1]!]
  const { key, signature } = block.external!
  const payload = externalPayload(block.bytes, previous.signature)
  const found = await tries.findChange(key, payload, signature)
  if (found === null) return null
  noteOriginals(evidence, index, { external: found.original })
  return changeCause(name, found, signature)
}

/** What speaks for a cause where none is proven; the block's own signature was looked at before. */
export function likelyExternalCause(evidence: Evidence, index: number): LinkCause {
  const name = nameOf(index)
  const { signature } = evidence.findings.blocks[index]!
  if (signature === null && evidence.container.blocks[index]!.signatureVersion === 1) {
    const covered = `${blockName(index)} holds, which covers the bytes and this signature`
    const made =
      "the key named is not the one that signed, or it signed for another token or position"
    return likely("wrong-key", `${covered}: ${made}`)
  }
  if (evidence.causes.get(index - 1)?.kind === "altered-signature") {
    const covers = `${name} covers the signature of ${blockName(index - 1)}, which fails`
    return likely("altered-signature", `${covers}: most likely that was altered`)
  }
  if (evidence.causes.get(index)?.kind === "altered-block") {
    const both = `${name} fails with the block's own, and both cover its bytes`
    return likely("altered-block", `${both}: most likely they were altered`)
  }
  const made = "was made for another token or another position, or with another key"
  return likely("order", `most likely ${name} ${made}`)
}
