/**
 * What is wrong with a text that nothing was recognised in: a character that does not belong, a
 * token that was shortened for display, or one whose beginning is missing. Else it is unknown.
 */
import { readBase64 } from "./encoded.ts"
import type { Excerpt } from "./excerpt.ts"
import { readMarkup } from "./foreign.ts"
import { brokenAs } from "./keys.ts"
import { begunMessage, endsAsToken, lostBeginning } from "./messages.ts"
import type { Found, MessageKind } from "./types.ts"

/** Fewer characters say nothing of what they begin. */
const minBeginning = 8

export function explain(text: Excerpt): Found {
  return (
    explainCharacter(text) ??
    explainEnd(text) ??
    readMarkup(text.text) ?? { kind: "unknown", message: unknown }
  )
}

const unknown = "no token, key or other message of Biscuit's was found in it"

/** As many characters of the beginning or of the end tell the kind. */
const looked = 400

const notBase64 = /[^A-Za-z0-9+/_=-]|=(?=[^=])/
const shortened =
  /^(?:…|\.{2,}|\*{2,}|•{2,}|·{2,}|[[<({](?:\.|…|redacted|snip|truncated|hidden|removed))/i

function explainCharacter(text: Excerpt): Found | null {
  const at = text.text.search(notBase64)
  if (at < minBeginning) return null
  const beginning = text.slice(0, at)
  const begun = kindOf(beginning)
  const as = begun ?? (endsLikeToken(text.slice(at + 1)) ? "token" : null)
  if (as === null) return null
  const bytes = begun === null ? null : (readBase64(beginning)?.bytes ?? null)
  if (shortened.test(text.text.slice(at, at + 12))) {
    const message = "it was shortened for display: a part is missing from here on"
    const hint = "copy the whole of it from where it was issued"
    return { ...brokenAs(as, message, hint, text.at(at), "InvalidByte"), bytes }
  }
  const hint = "remove it if it does not belong there, or copy all of it again"
  const message = `${describe(text.text.codePointAt(at)!)} is not a character of base64`
  return { ...brokenAs(as, message, hint, text.at(at), "InvalidByte"), bytes }
}

function describe(code: number): string {
  if (code === 0x20 || code === 0xa0) return "a space"
  if (code === 0x3d) return "`=` before the end"
  if (code === 0x60) return "a backtick"
  return code < 0x20 ? "a control character" : `\`${String.fromCodePoint(code)}\``
}

function kindOf(beginning: Excerpt): MessageKind | null {
  const encoded = readBase64(beginning.slice(0, looked))
  return encoded === null || encoded.bytes.length < 6 ? null : begunMessage(encoded.bytes)
}

/** The end of a text tells its kind too; where its groups of four begin is then not known. */
function endsLikeToken(end: Excerpt): boolean {
  const first = Math.max(0, end.length - looked)
  return [0, 1, 2, 3].some((more) => {
    const from = first + more
    const encoded = from < end.length ? readBase64(end.slice(from)) : null
    return encoded !== null && endsAsToken(encoded.bytes)
  })
}

function explainEnd(text: Excerpt): Found | null {
  if (lostBeginning.kind !== "broken" || !endsLikeToken(text)) return null
  const { as, message, hint } = lostBeginning
  return brokenAs(as, message, hint, text.at(0), "DeserializationError")
}
