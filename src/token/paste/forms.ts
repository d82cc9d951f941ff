/**
 * The outer forms of Biscuit's messages: which fields each has, and what they begin with.
 *
 * The messages share field numbers. A token has an authority (2) and a proof (4); a request has a
 * signature (3) and no number; a third-party block has exactly a block (1) and its signature (2); a
 * snapshot has limits (1), a number (2) and a world (3). Tokens of before 2.0 have their authority
 * at 1 and a signature at 4.
 *
 * Source: schema.proto, Biscuit, ThirdPartyBlockRequest, ThirdPartyBlockContents,
 * AuthorizerSnapshot.
 */
import { isMessage, isNumber, scanFields, type Field } from "./fields.ts"
import type { MessageKind } from "./types.ts"

export interface Form {
  readonly isWhole: (fields: readonly Field[]) => boolean
  /** The same of fields that are too few, the last of which may be cut off. */
  readonly isBegun: (fields: readonly Field[]) => boolean
  /** What its fields are, by their numbers. */
  readonly part: (tag: number, index: number) => string
  /** What must be there for it to be whole, in the order in which it is missed. */
  readonly needed: readonly number[]
}

export const kinds: readonly MessageKind[] = [
  "token",
  "third-party-request",
  "third-party-block",
  "snapshot",
]

export const count = (fields: readonly Field[], tag: number): number =>
  fields.filter((field) => field.tag === tag).length
export const has = (fields: readonly Field[], tag: number): boolean => count(fields, tag) > 0
export const only = (fields: readonly Field[], ...tags: number[]): boolean =>
  fields.every(({ tag }) => tags.includes(tag))
const first = (fields: readonly Field[], tag: number): Field | undefined =>
  fields.find((field) => field.tag === tag)

const isTokenField = (field: Field): boolean =>
  field.tag === 1 ? isNumber(field) : field.tag <= 4 ? isMessage(field) : true

/** A signed block begins with the bytes of its block, whose length fits in its own. */
export function isSignedBlock({ content, announced }: Field): boolean {
  const { whole, cut } = scanFields(content)
  const block = whole[0] ?? cut
  return block?.tag === 1 && isMessage(block) && block.announced < announced
}

/** Raw Ed25519, or DER of ECDSA over P-256. */
const isSignature = ({ content, announced }: Field): boolean =>
  announced === 64 || (announced > 66 && announced <= 72 && (content[0] ?? 0x30) === 0x30)

function isExternalSignature({ content }: Field): boolean {
  const { whole, cut, wrongAt } = scanFields(content)
  return cut === null && wrongAt === null && has(whole, 1) && has(whole, 2) && only(whole, 1, 2)
}

/**
 * Three numbers; nothing else of Biscuit's that is within a first field is made of numbers alone.
 */
function isLimits({ content, announced }: Field): boolean {
  const { whole, cut } = scanFields(content)
  return announced <= 33 && cut === null && whole.length > 0 && whole.every(isNumber)
}

/** A block begins with symbols (1), a context (2) or a version (3). */
function isBlock({ content, announced }: Field): boolean {
  const { whole, cut, wrongAt, endsInHead } = scanFields(content)
  const fields = cut === null ? whole : [...whole, cut]
  const isGoingOn = content.length < announced && (cut !== null || endsInHead)
  return (
    (wrongAt === null ? cut === null || isGoingOn : isGoingOn) &&
    fields.length > 0 &&
    fields[0]!.tag <= 3 &&
    fields.every(
      (field) => field.tag <= 8 && (field.tag === 3 ? isNumber(field) : isMessage(field)),
    )
  )
}

const isKey = ({ content }: Field): boolean => content[0] === 0x08 && content[2] === 0x12

export const forms: Readonly<Record<MessageKind, Form>> = {
  token: {
    isWhole: (fields) =>
      fields.every(isTokenField) && count(fields, 2) === 1 && count(fields, 4) === 1,
    isBegun: (fields) => {
      const authority = first(fields, 2)
      const other = fields.find(({ tag }) => tag !== 1)
      return (
        authority !== undefined &&
        authority === other &&
        fields.every(isTokenField) &&
        isSignedBlock(authority)
      )
    },
    part: (tag, index) =>
      tag === 2 ? "the authority block" : tag === 3 ? `block ${index + 1}` : "the proof",
    needed: [4],
  },
  "third-party-request": {
    isWhole: (fields) =>
      only(fields, 1, 2, 3) &&
      fields.every(isMessage) &&
      count(fields, 3) === 1 &&
      isSignature(first(fields, 3)!) &&
      fields.every((field) => field.tag === 3 || isKey(field)),
    isBegun: (fields) =>
      fields[0]?.tag === 3 && isMessage(fields[0]) && isSignature(fields[0]) && fields.length === 1,
    part: () => "the signature of the token's last block",
    needed: [3],
  },
  "third-party-block": {
    isWhole: (fields) =>
      fields.length === 2 &&
      has(fields, 1) &&
      has(fields, 2) &&
      fields.every(isMessage) &&
      isExternalSignature(first(fields, 2)!),
    isBegun: (fields) =>
      fields.length <= 2 &&
      fields[0]?.tag === 1 &&
      fields.every(isMessage) &&
      (fields[1]?.tag ?? 2) === 2 &&
      isBlock(fields[0]),
    part: (tag) => (tag === 1 ? "the block" : "the external signature"),
    needed: [2],
  },
  snapshot: {
    isWhole: (fields) =>
      fields.length === 3 &&
      only(fields, 1, 2, 3) &&
      has(fields, 2) &&
      fields.every((field) => (field.tag === 2 ? isNumber(field) : isMessage(field))) &&
      isLimits(fields.find(({ tag }) => tag === 1) ?? fields[0]!),
    isBegun: (fields) =>
      fields[0]?.tag === 1 &&
      isMessage(fields[0]) &&
      isLimits(fields[0]) &&
      fields.slice(1).every(({ tag }, i) => tag === i + 2) &&
      fields.slice(1, 2).every(isNumber),
    part: (tag) =>
      tag === 1 ? "the list of limits" : tag === 2 ? "the time of its run" : "the world",
    needed: [2, 3],
  },
}

/** `Biscuit` of 0.x and 1.x: authority, blocks, keys and one signature. */
export const isOldToken = (fields: readonly Field[]): boolean =>
  fields.every(({ tag }, i) => tag >= (fields[i - 1]?.tag ?? 1)) &&
  fields.every(isMessage) &&
  only(fields, 1, 2, 3, 4) &&
  count(fields, 1) === 1 &&
  has(fields, 3) &&
  count(fields, 4) === 1
