/**
 * What decoded bytes are: a message of Biscuit's, a key, something of another kind, or the rest of
 * a token.
 */
import { decodeUtf8 } from "../platform.ts"
import type { Encoded } from "./encoded.ts"
import { readForeignBytes } from "./foreign.ts"
import { isDer, readDerBytes } from "./key-blocks.ts"
import { brokenAs, readBareKey } from "./keys.ts"
import { endsAsToken, lostBeginning, messageForm, type MessageForm } from "./messages.ts"
import type { Found } from "./types.ts"

/** Bytes of a file have no place in a text. */
type Source = Pick<Encoded, "bytes" | "encoding" | "fault"> & {
  readonly placeOf: (byte: number) => number | null
}

/** Null for bytes of nothing that is known. */
export function readBytes(source: Source): Found | null {
  const { bytes, encoding } = source
  const form = messageForm(bytes)
  if (form !== null) return readMessage(source, form)
  if (isDer(bytes)) return readDerBytes(bytes, "DER")
  const other = readForeignBytes(bytes)
  if (other !== null) return other
  const key = readBareKey(bytes)
  if (key !== null) return encoding === "hex" ? key : { kind: "unknown", message: bareBytes(bytes) }
  return endsAsToken(bytes) ? readMessage(source, lostBeginning) : null
}

const bareBytes = ({ length }: Uint8Array): string =>
  `${length} bytes without a name: if they are a key, write it in hexadecimal digits after ` +
  "`ed25519/` or `ed25519-private/`"

function readMessage({ bytes, placeOf, fault }: Source, form: MessageForm): Found {
  switch (form.kind) {
    case "broken": {
      const at = form.byte === null ? null : placeOf(form.byte)
      const found = brokenAs(form.as, form.message, form.hint, at, "DeserializationError")
      return { ...found, bytes }
    }
    case "old token":
      return {
        kind: "foreign",
        name: "Biscuit 1",
        message: "this is a Biscuit of before version 2, which programs of today do not read",
      }
    case "token":
    case "third-party-request":
    case "third-party-block":
    case "snapshot":
      return fault === null
        ? { kind: form.kind, bytes }
        : { kind: "broken", as: form.kind, fault, bytes }
    default:
      return form satisfies never
  }
}

/** Text without control characters, as base64 of a text is in secrets of Kubernetes; else null. */
export function textOf(bytes: Uint8Array): string | null {
  const text = bytes.length < 8 ? null : decodeUtf8(bytes)
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return text === null || /[\0-\x08\x0e-\x1f\x7f]/.test(text) ? null : text
}

/** What a dropped file in UTF-16 says, as some shells write it; null without its first mark. */
export function utf16Text(bytes: Uint8Array): string | null {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!isLittle && !(bytes[0] === 0xfe && bytes[1] === 0xff)) return null
  const units: string[] = []
  for (let i = 2; i + 1 < bytes.length; i += 2) {
    const [low, high] = isLittle ? [bytes[i]!, bytes[i + 1]!] : [bytes[i + 1]!, bytes[i]!]
    units.push(String.fromCharCode((high << 8) | low))
  }
  return units.join("")
}
