/** What the page can say of a pasted text by itself, before its worker has found out what it is. */
import type { Diagnosed, Diagnosis, FoundKey } from "../../src/worker/index.ts"
import type { Refusal } from "../../src/document/index.ts"
import { printPublicKey } from "../../src/ast/index.ts"
import { capitalise, count, digits, listed } from "./derive/words.ts"

/** The longest text or file that is looked at, in characters or bytes: three times what a token may have. */
export const maxPaste = 4_000_000

/** Whether something that a token or a key could be stands in a text: many letters and digits without a blank. */
const isOpaque = (text: string): boolean => /[A-Za-z0-9+/_=-]{32}|-----BEGIN /.test(text)

/** Whether an address of a document may be in a text. Addresses are bounded, as one is looked for behind each `://`. */
export const mayHoldLink = (text: string): boolean =>
  /:\/\/[^\s#]{0,2000}#(?:1|block=|authorizer=)/.test(text)

/** Whether a text is worth a closer look: it may be a token, a key or a link, and not what one writes. */
export function isWorthALook(text: string): boolean {
  const beginning = text.slice(0, maxPaste)
  return isOpaque(beginning) || mayHoldLink(beginning)
}

/** Whether a text says of itself that a private key is in it; others are found out by the worker. */
export const namesPrivateKey = (text: string): boolean =>
  /(?:ed25519|secp256r1)-private\/[0-9a-f]{16}|-----BEGIN [A-Z0-9 ]{0,20}PRIVATE KEY/i.test(
    text.slice(0, maxPaste),
  )

export const tooLong = `That is too long: at most ${digits(maxPaste)} characters or bytes are looked at.`

/** Root keys as the key field holds them: one a line, each with the id that tokens refer to it by. */
export const keyLines = (keys: readonly FoundKey[]): string =>
  keys.map(({ key, id }) => printPublicKey(key) + (id === null ? "" : ` key id ${id}`)).join("\n")

/** As long as a name that is typed. */
const maxName = 40

/** What an issuer calls itself, as the name of its key: without characters that are not seen or turn others round. */
export const issuerName = (issuer: string): string =>
  [...issuer.replace(/[\p{C}\s]+/gu, " ").trim()].slice(0, maxName).join("").trim()

const encodings = {
  base64url: "",
  base64: "base64 that is not URL-safe",
  hex: "hexadecimal",
  raw: "raw bytes",
} as const

/** How something was read: `read from hexadecimal without quotes`; "" when as it stands. */
export function readingWords({
  encoding,
  stripped,
}: Pick<Diagnosis, "encoding" | "stripped">): string {
  const form = encoding === null ? "" : encodings[encoding]
  if (form === "" && stripped.length === 0) return ""
  const from = form === "" ? "" : ` from ${form}`
  return `read${from}${stripped.length === 0 ? "" : ` without ${listed(stripped)}`}`
}

/** What was found, as a thing: `a token`, `3 public keys`. */
export function foundWords({ diagnosis: { found } }: Diagnosed): string {
  switch (found.kind) {
    case "token":
      return "a token"
    case "third-party-request":
      return "a request for a third-party block"
    case "third-party-block":
      return "a block that a third party signed"
    case "snapshot":
      return "an authorizer snapshot"
    case "public-keys":
      return `${count(found.keys.length, "public key")}${from(found.form)}`
    case "private-key":
      return `a private key${from(found.form)}`
    case "foreign":
      return found.name
    case "datalog":
      return "Datalog"
    case "broken":
      return `something like ${broken[found.as]}`
    case "empty":
    case "unknown":
      return "nothing that is known here"
    default:
      return found satisfies never
  }
}

const broken = {
  token: "a token",
  "third-party-request": "a request for a third-party block",
  "third-party-block": "a block that a third party signed",
  snapshot: "an authorizer snapshot",
  "public-key": "a public key",
  "private-key": "a private key",
} as const

const from = (form: string): string => (form === "text" ? "" : ` from ${form}`)

/** Why a link or a file is not opened, in sentences. */
export const refusalText = ({ message, hint }: Refusal): string =>
  `${capitalise(message)}.${hint === "" ? "" : ` ${capitalise(hint)}${hint.endsWith(".") ? "" : "."}`}`
