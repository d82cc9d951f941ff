/**
 * What `{{name | way | …}}` stands for in the cases: tokens, keys and other messages that are made
 * here from fixed keys, and ways to write them.
 */
import { createHash } from "node:crypto"
import { parseBlock } from "../../../language/index.ts"
import { fromHex, printPublicKey, toHex, type Block } from "../../../ast/index.ts"
import { concatBytes } from "../../bytes.ts"
import { createBiscuit, encodeBase64, PrivateKey } from "../../index.ts"
import {
  encodePrivateKeyDer,
  encodePrivateKeyPem,
  encodePublicKeyDer,
  encodePublicKeyPem,
} from "../../key-files.ts"

export const key = (fill: number, algorithm: "ed25519" | "secp256r1" = "ed25519"): PrivateKey =>
  PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill))

const block = (source: string): Block => parseBlock(source).ast
const next = (fill: number): { nextKey: PrivateKey } => ({ nextKey: key(fill) })

const root = key(1)
const curveRoot = key(2, "secp256r1")
const authority = block('user("alice"); right("/apps/production/orders", "read");')
const single = createBiscuit({ root, authority, ...next(3) })
const long = single
  .append(block('check if operation("read");'), next(4))
  .append(block("check if time($t), $t < 2027-01-01T00:00:00Z;"), next(5))
const request = single.thirdPartyRequest()
const thirdPartyBlock = request.sign(key(6, "secp256r1"), block('group("admin");'))
const named = createBiscuit({ root, authority, rootKeyId: 7, ...next(3) })
const curved = createBiscuit({
  root: curveRoot,
  authority,
  nextKey: key(7, "secp256r1"),
})

const hex = (digits: string): Uint8Array => fromHex(digits.replaceAll(" ", ""))!

/** Limits of 1000 facts, 100 rounds and 1 ms; not run; an empty world of version 6. */
const snapshot = hex("0a09 08e807 1064 18c0843d 1000 1a06 0806 2a00 4000")

/** A message of 1.x: authority, a key, a signature of parameters and a scalar. */
const oldToken = hex(`0a04 0a026162 1a20${"11".repeat(32)} 2224 0a02abab 121e${"22".repeat(30)}`)

/** Deterministic bytes that mean nothing. */
const noise = (length: number): Uint8Array => {
  const parts: number[] = []
  for (let i = 0; parts.length < length; i++)
    parts.push(...createHash("sha256").update(`noise ${i}`).digest())
  return Uint8Array.from(parts.slice(0, length))
}

/** Messages by name, for what a diagnosis found to be compared with. */
export const messages: Readonly<Record<string, Uint8Array>> = {
  token: single.toBytes(),
  "long-token": long.toBytes(),
  "sealed-token": long.seal().toBytes(),
  "third-party-token": single
    .appendThirdParty(key(6, "secp256r1").publicKey, thirdPartyBlock, next(8))
    .toBytes(),
  "named-token": named.toBytes(),
  "p256-token": curved.toBytes(),
  request: request.toBytes(),
  "p256-request": curved.thirdPartyRequest().toBytes(),
  "third-party-block": thirdPartyBlock.toBytes(),
  snapshot,
}

const files: Readonly<Record<string, Uint8Array>> = {
  "old-token": oldToken,
  "two-tokens": concatBytes(single.toBytes(), long.toBytes()),
  noise: noise(96),
  "public-der": encodePublicKeyDer(root.publicKey),
  "private-der": encodePrivateKeyDer(root),
  "p256-public-der": encodePublicKeyDer(curveRoot.publicKey),
  "revocation-id": fromHex(single.revocationIds()[0]!)!,
}

const texts: Readonly<Record<string, string>> = {
  public: printPublicKey(root.publicKey),
  private: root.secretText(),
  "p256-public": printPublicKey(curveRoot.publicKey),
  "p256-private": curveRoot.secretText(),
  "public-pem": encodePublicKeyPem(root.publicKey),
  "private-pem": encodePrivateKeyPem(root),
  "p256-public-pem": encodePublicKeyPem(curveRoot.publicKey),
  "p256-private-pem": encodePrivateKeyPem(curveRoot),
  "public-digits": toHex(root.publicKey.bytes),
  "private-digits": toHex(root.secretBytes()),
  "p256-digits": toHex(curveRoot.publicKey.bytes),
}

type Value = string | Uint8Array

const asText = (value: Value): string => (typeof value === "string" ? value : encodeBase64(value))

/** Ways that need the bytes; the others take text. */
const ofBytes: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  hex: toHex,
  colons: (bytes) => toHex(bytes).match(/../g)!.join(":"),
  bytes: (bytes) => toHex(bytes).replace(/../g, "0x$&, "),
  xxd: (bytes) => dump(bytes, ": ", 2),
  hexdump: (bytes) => dump(bytes, "  ", 1),
}
const ofText: Readonly<Record<string, (text: string, number: number) => string>> = {
  upto: (text, count) => text.slice(0, count),
  from: (text, count) => text.slice(count),
  without: (text, at) => text.slice(0, at) + text.slice(at + 1),
  unpadded: (text) => text.replace(/=+$/, ""),
  standard: (text) => text.replaceAll("-", "+").replaceAll("_", "/"),
  lines: (text, width) => text.replace(new RegExp(`.{${width}}`, "g"), "$&\n"),
  indented: (text) => text.replaceAll("\n", "\n    "),
  quoted: (text) => text.replace(/^/gm, "> "),
  url: (text) => encodeURIComponent(text),
  json: (text) => JSON.stringify(text),
  base64: (text) => Buffer.from(text).toString("base64"),
  upper: (text) => text.toUpperCase(),
}

function dump(bytes: Uint8Array, sign: string, width: number): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += 16) {
    const digits = toHex(bytes.subarray(at, at + 16)).match(new RegExp(`.{1,${width * 2}}`, "g"))!
    lines.push(`${at.toString(16).padStart(8, "0")}${sign}${digits.join(" ").padEnd(39)}  |....|`)
  }
  return lines.join("\n")
}

function valueOf(expression: string): Value {
  const [name, ...ways] = expression.split("|").map((part) => part.trim())
  const made = messages[name!] ?? files[name!] ?? texts[name!]
  if (made === undefined) throw new RangeError(`no such value: ${name}`)
  let value: Value = made
  for (const way of ways) {
    const [verb, argument] = way.split(" ") as [string, string?]
    if (verb === "cut" && typeof value !== "string") value = value.slice(0, Number(argument))
    else if (verb in ofBytes && typeof value !== "string") value = ofBytes[verb]!(value)
    else value = ofText[verb]!(asText(value), Number(argument))
  }
  return value
}

/** The input of a case; a lone `{{file name}}` is bytes. */
export function expand(input: string): string | Uint8Array {
  const file = /^\{\{file ([^}]*)\}\}$/.exec(input)
  if (file !== null) return valueOf(file[1]!) as Uint8Array
  return input
    .replace(/\{\{([^}]*)\}\}/g, (_, expression: string) => asText(valueOf(expression)))
    .replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
}
