/**
 * Which versions a block states, of Datalog and of its signature, and what in it asks for them.
 *
 * Source: specification, "Versions"; when a signature is of version 1 is the reference's choice.
 */
import {
  maxVersion,
  minVersion,
  thirdPartyVersion,
  versionNeed,
  type VersionNeed,
} from "../../ast/index.ts"
import { BlockReader } from "../block-reader.ts"
import { TokenError } from "../errors.ts"
import { decodeMessage } from "../protobuf.ts"
import { BlockMessage } from "../schema.ts"
import { DecodeError } from "../wire-input.ts"
import type { BlockOutline } from "./outline.ts"
import type { Versioned } from "./types.ts"

/** A block of more is no longer read for its reasons: a million empty clauses would take a second. */
const maxFields = 100_000

/** Null when the block's content cannot be read. */
export function datalogVersioned(bytes: Uint8Array, outline: BlockOutline): Versioned | null {
  const { datalogVersion: version, fieldCount } = outline
  if (version < minVersion || version > maxVersion) return null
  if (fieldCount > maxFields) {
    return { version, reason: "not looked for among so many clauses", clause: null }
  }
  const need = needOf(bytes, outline)
  if (need === null) return null
  if (version === need.version) return { version, reason: need.reason, clause: need.clause }
  if (version > need.version) {
    const reason = `stated by the block: ${versionText(need.version)} would do`
    return { version, reason, clause: null }
  }
  const reason = `stated by the block, but ${need.reason} needs ${versionText(need.version)}`
  return { version, reason, clause: need.clause }
}

const versionText = (version: number): string => `3.${version - minVersion}`

function needOf(
  bytes: Uint8Array,
  { content, tables, isThirdParty }: BlockOutline,
): VersionNeed | null {
  if (content === null) return null
  try {
    const message = decodeMessage(BlockMessage, bytes.subarray(content.from, content.to))
    const need = versionNeed(new BlockReader(tables, maxVersion).block(message, isThirdParty))
    return isThirdParty && need.version < thirdPartyVersion ? thirdPartyNeed : need
  } catch (error) {
    if (error instanceof DecodeError || error instanceof TokenError) return null
    throw error
  }
}

const thirdPartyNeed: VersionNeed = {
  version: thirdPartyVersion,
  reason: "third-party blocks need 3.2 at least",
  clause: null,
}

/** `index`: of the block among `outlines`. `datalog`: what `datalogVersioned` says of it. */
export function signatureVersioned(
  outlines: readonly BlockOutline[],
  index: number,
  datalog: Versioned | null,
): Versioned {
  const outline = outlines[index]!
  const version = outline.signatureVersion
  if (version === 0) return { version, reason: null, clause: null }
  if (version !== 1) return { version, reason: "there is no such version", clause: null }
  if (outline.isThirdParty) return { version, reason: "a third-party block", clause: null }
  if (outline.datalogVersion >= maxVersion) {
    return { version, reason: "Datalog 3.3", clause: datalog?.clause ?? null }
  }
  return { version, reason: keyReason(outlines, index), clause: null }
}

const ed25519SignatureLength = 64

function keyReason(outlines: readonly BlockOutline[], index: number): string {
  const { nextKeyIsEd25519, signatureLength } = outlines[index]!
  const before = outlines[index - 1]
  if (before === undefined && signatureLength !== ed25519SignatureLength) {
    return "the root key is not an Ed25519 key"
  }
  if (before?.nextKeyIsEd25519 === false) return "the key that signs it is not an Ed25519 key"
  if (!nextKeyIsEd25519) return "its next key is not an Ed25519 key"
  const earlier = outlines.findIndex((outline) => outline.signatureVersion === 1)
  return earlier < index ? `${nameOf(earlier)} before it has it` : "nothing in it asks for it"
}

const nameOf = (block: number): string => (block === 0 ? "the authority" : `block ${block}`)
