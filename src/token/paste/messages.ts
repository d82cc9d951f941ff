/**
 * Which message of Biscuit's some bytes are, told by their outer form, and where one was cut off.
 */
import { isMessage, scanFields, type Field, type Fields } from "./fields.ts"
import { count, forms, has, isOldToken, isSignedBlock, kinds, only } from "./forms.ts"
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

/**
 * A token's end without its authority: blocks and a proof, or bytes whose last ones are a proof.
 */
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
