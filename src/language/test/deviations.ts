/**
 * The closed list of what the reference accepts and this parser refuses: exactly the spellings of
 * `docs/deviations.md`, and no more.
 */
import type { Kind } from "./reference-cases.ts"

const blockScopes = /^[ \t\r\n]*trusting[^;]*/

/** The block's own scopes, which the reference drops without looking at them, are read here. */
const hasUnreadableScopes = (kind: Kind, source: string): boolean => {
  const scopes = kind === "B" ? blockScopes.exec(source)?.[0] : undefined
  return scopes !== undefined && /\{[^}]*\}|(?:ed25519|secp256r1)\//.test(scopes)
}

/** 65 bytes uncompressed, or the compact form with tag 05. */
const hasOtherKeyForm = (source: string): boolean =>
  /secp256r1\/(?:04[0-9a-f]{128}|05[0-9a-f]{64})(?![0-9a-f])/i.test(source)

/**
 * `2or(true && $x)`: a literal, `or` and `(` without blanks, where no predicate `2or` can be read.
 */
const joinsLiteral = (source: string): boolean =>
  /(?<![$\w:])(?:[0-9]+|true|false|null|hex:[0-9a-f]+)or[ \t\r\n]*\(/i.test(source)

export const isDeviation = (kind: Kind, source: string): boolean =>
  hasUnreadableScopes(kind, source) ||
  hasOtherKeyForm(source) ||
  joinsLiteral(source) ||
  !source.isWellFormed()
