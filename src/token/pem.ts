/**
 * PEM, the text around DER: lines of base64 between `-----BEGIN label-----` and `-----END
 * label-----`.
 *
 * Read generously, since people paste it through forms that join or indent lines; written as
 * OpenSSL does.
 * Source: RFC 7468.
 */
import { encodeBase64 } from "./base64.ts"

/** A block of PEM in a text, by places in the text, in UTF-16 units. */
export interface PemBlock {
  /** What it says it holds: `PUBLIC KEY`. */
  readonly label: string
  /** The place of `-----BEGIN`. */
  readonly from: number
  /** Where the base64 begins and ends, blanks around it included. */
  readonly bodyFrom: number
  readonly bodyTo: number
  /** Behind the closing line; null where that is missing. */
  readonly to: number | null
}

const opening = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g

/** All blocks of `text`, in their order. */
export function findPem(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = []
  opening.lastIndex = 0
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const label = match[1]!
    const bodyFrom = opening.lastIndex
    const closing = `-----END ${label}-----`
    // The next dashes only: looking further for each opening would take quadratic time.
    const next = text.indexOf("-----", bodyFrom)
    const bodyTo = next < 0 ? text.length : next
    const to = text.startsWith(closing, bodyTo) ? bodyTo + closing.length : null
    blocks.push({ label, from: match.index, bodyFrom, bodyTo, to })
    opening.lastIndex = to ?? bodyTo
  }
  return blocks
}

/** With lines of 64 characters and a line break at the end. */
export function encodePem(label: string, der: Uint8Array): string {
  const text = encodeBase64(der).replaceAll("-", "+").replaceAll("_", "/")
  const lines = text.match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n")
}
