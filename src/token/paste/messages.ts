/**
 * Which message of Biscuit's some bytes are, told by their outer form alone, and where one was cut off.
 *
 * The messages share field numbers. A token has an authority (2) and a proof (4); a request has a signature
 * (3) and no number; a third-party block has exactly a block (1) and its signature (2); a snapshot has
 * limits (1), a number (2) and a world (3). Tokens of before 2.0 have their authority at 1 and a signature at 4.
 *
 * Source: schema.proto, Biscuit, ThirdPartyBlockRequest, ThirdPartyBlockContents, AuthorizerSnapshot.
 */
import { isMessage, isNumber, scanFields, type Field, type Fields } from "./fields.ts"
import type { MessageKind } from "./types.ts"

export type MessageForm =
  | { readonly kind: MessageKind }
  /** A token of a version that nothing reads any more. */
  | { readonly kind: "old token" }
  | {
      readonly kind: "broken"
      readonly as: MessageKind
      readonly message: string
      readonly hint: string
      /** The byte that is at fault; null for bytes that are missing. */
      readonly byte: number | null
    }

/** Null for bytes that do not even begin as such a message. */
export function messageForm(bytes: Uint8Array): MessageForm | null {
  const fields = scanFields(bytes)
  const { whole, cut, wrongAt } = fields
  if (cut === null && wrongAt === null) {
    if (isOldToken(whole)) return { kind: "old token" }
    for (const kind of kinds) if (forms[kind].isWhole(whole)) return { kind }
  }
  const as = kinds.find((kind) => forms[kind].isBegun(cut === null ? whole : [...whole, cut]))
  return as === undefined ? missingBeginning(whole, fields) : broken(as, fields)
}

/** The kind of message that the bytes are the beginning of, if any. */
export function begunMessage(bytes: Uint8Array): MessageKind | null {
  const form = messageForm(bytes)
  if (form === null || form.kind === "old token") return null
  return form.kind === "broken" ? form.as : form.kind
}

interface Form {
  readonly isWhole: (fields: readonly Field[]) => boolean
  /** The same of fields that are too few, the last of which may be cut off. */
  readonly isBegun: (fields: readonly Field[]) => boolean
  /** What its fields are, by their numbers. */
  readonly part: (tag: number, index: number) => string
  /** What must be there for it to be whole, in the order in which it is missed. */
  readonly needed: readonly number[]
}

const kinds: readonly MessageKind[] = [
  "token",
  "third-party-request",
  "third-party-block",
  "snapshot",
]

const count = (fields: readonly Field[], tag: number): number =>
  fields.filter((field) => field.tag === tag).length
const has = (fields: readonly Field[], tag: number): boolean => count(fields, tag) > 0
const only = (fields: readonly Field[], ...tags: number[]): boolean =>
  fields.every(({ tag }) => tags.includes(tag))
const first = (fields: readonly Field[], tag: number): Field | undefined =>
  fields.find((field) => field.tag === tag)

const isTokenField = (field: Field): boolean =>
  field.tag === 1 ? isNumber(field) : field.tag <= 4 ? isMessage(field) : true

/** A signed block begins with the bytes of its block, whose length fits in its own. */
function isSignedBlock({ content, announced }: Field): boolean {
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

/** Three numbers; nothing else of Biscuit's that is within a first field is made of numbers alone. */
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

const forms: Readonly<Record<MessageKind, Form>> = {
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
    part: (tag) => (tag === 1 ? "the limits" : tag === 2 ? "the time of its run" : "the world"),
    needed: [2, 3],
  },
}

/** `Biscuit` of 0.x and 1.x: authority, blocks, keys and one signature. */
const isOldToken = (fields: readonly Field[]): boolean =>
  fields.every(({ tag }, i) => tag >= (fields[i - 1]?.tag ?? 1)) &&
  fields.every(isMessage) &&
  only(fields, 1, 2, 3, 4) &&
  count(fields, 1) === 1 &&
  has(fields, 3) &&
  count(fields, 4) === 1

const copyAgain = (where: string): string => `it looks cut off${where}: copy it again as a whole`

function broken(as: MessageKind, { whole, cut, wrongAt, endsInHead }: Fields): MessageForm {
  const { part, needed } = forms[as]
  const partOf = (field: Field): string =>
    part(field.tag, whole.filter(({ tag, from }) => tag === 3 && from < field.from).length)
  if (cut !== null) {
    const message = `${partOf(cut)} announces ${bytes(cut.announced)}, ${present(cut)}`
    return {
      kind: "broken",
      as,
      message,
      hint: copyAgain(endWithin(as, cut, partOf(cut))),
      byte: null,
    }
  }
  const last = whole.at(-1)
  const done = last === undefined ? "the beginning" : partOf(last)
  const missing = needed.find((tag) => !has(whole, tag))
  if (missing !== undefined && (wrongAt === null || endsInHead)) {
    const message = `it ends after ${done}, and ${part(missing, 0)} is missing`
    return { kind: "broken", as, message, hint: copyAgain(""), byte: null }
  }
  const again = whole.find(({ tag }, i) => tag !== 3 && whole.findIndex((f) => f.tag === tag) < i)
  if (again !== undefined) {
    const message = `${partOf(again)} comes a second time: two of them seem to be pasted together`
    return { kind: "broken", as, message, hint: "paste one of them alone", byte: again.from }
  }
  const message = `what follows ${done} is not part of such a message`
  const hint = "characters may be missing or changed before it: copy it again as a whole"
  return { kind: "broken", as, message, hint, byte: wrongAt ?? last!.from }
}

const bytes = (count: number): string => `${count} ${count === 1 ? "byte" : "bytes"}`
const present = ({ content: { length } }: Field): string =>
  length === 1 ? "1 is present" : `${length === 0 ? "none" : length} are present`

const signedParts: Readonly<Record<number, string>> = {
  1: "Datalog",
  2: "next key",
  3: "signature",
  4: "external signature",
}

/** Names the part of a signed block in which the bytes end. */
function endWithin(as: MessageKind, { tag, content }: Field, part: string): string {
  if (as !== "token" || tag === 4) return ""
  const { whole, cut } = scanFields(content)
  const name = signedParts[cut?.tag ?? (whole.at(-1)?.tag ?? 0) + 1]
  return name === undefined || content.length === 0 ? "" : ` within the ${name} of ${part}`
}

/** A token's end without its authority: blocks and a proof, or bytes whose last ones are a proof. */
function missingBeginning(whole: readonly Field[], { cut, wrongAt }: Fields): MessageForm | null {
  const isEnd =
    cut === null && wrongAt === null && only(whole, 3, 4) && count(whole, 4) === 1
      ? whole.every((field) => isMessage(field) && (field.tag === 4 || isSignedBlock(field)))
      : false
  return isEnd ? lostBeginning : null
}

export const lostBeginning: MessageForm = {
  kind: "broken",
  as: "token",
  message: "it ends as a token does, with a proof, and its beginning is missing",
  hint: "copy it again as a whole, from its first character on",
  byte: null,
}

/** Whether the last bytes are a proof: a secret of 32 bytes, or a signature. */
export function endsAsToken(bytes: Uint8Array): boolean {
  const at = (fromEnd: number): number => bytes[bytes.length - fromEnd] ?? -1
  const isProof = (length: number, tag: number): boolean =>
    at(length + 4) === 0x22 &&
    at(length + 3) === length + 2 &&
    at(length + 2) === tag &&
    at(length + 1) === length
  return isProof(32, 0x0a) || [64, 70, 71, 72].some((length) => isProof(length, 0x12))
}
