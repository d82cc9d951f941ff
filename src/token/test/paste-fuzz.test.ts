/**
 * Pastes that nobody meant: diagnosing them always ends, and always says something of the promised
 * form.
 */
import { expect, test } from "vitest"
import { caseCount, Random, seed } from "../../test/random.ts"
import { diagnose, type Diagnosis } from "../index.ts"
import { casesOf, files } from "./pastes/cases.ts"
import { expand, messages } from "./pastes/placeholders.ts"

const count = caseCount(10_000)
const pastes = files.flatMap((file) => casesOf(file).map(([, source]) => expand(source)))
const pieces = [
  "Bearer ",
  "Authorization: ",
  "Cookie: a=",
  '{"token": "',
  '"}',
  "\\",
  "\\u003d",
  "%3D",
  "%25",
  "https://x/?a=",
  "curl -H '",
  "```\n",
  "-----BEGIN PUBLIC KEY-----",
  "-----END PUBLIC KEY-----",
  "ed25519/",
  "secp256r1-private/",
  "0x",
  "export A=",
  "\u200b",
  "\ud800",
  "…",
  "\n> ",
  "=",
  "",
]

function checked(input: string | Uint8Array, where: string): Diagnosis {
  let diagnosis: Diagnosis
  try {
    diagnosis = diagnose(input)
  } catch (error) {
    throw new Error(where, { cause: error })
  }
  const { found } = diagnosis
  if (found.kind === "public-keys") expect(found.keys.length, where).toBeGreaterThan(0)
  if (found.kind === "private-key") expect(found.secret.length, where).toBe(32)
  if (found.kind === "broken" && found.fault.at !== null) {
    expect(found.fault.at, JSON.stringify(found) + where).toBeTypeOf("number")
    expect(found.fault.at, where).toBeGreaterThanOrEqual(0)
    expect(found.fault.at, where).toBeLessThanOrEqual(input.length)
  }
  return diagnosis
}

test(`${count} random files from seed ${seed} are told to be something`, { timeout: 0 }, () => {
  for (let i = 0; i < count; i++) {
    const random = new Random(seed * 1_000_003 + i)
    const bytes = random.bytes(random.below(200))
    // Half of them begin as a message or a key does.
    const head = random.pick([0x12, 0x0a, 0x1a, 0x08, 0x30])
    checked(random.chance(0.5) ? bytes : Uint8Array.of(head, ...bytes), `case ${i}`)
  }
})

function mutate(random: Random, paste: string): string {
  const from = random.below(paste.length + 1)
  const to = Math.min(paste.length, from + random.below(20))
  const other = random.pick(pastes)
  const inserted = random.pick([
    random.pick(pieces),
    String.fromCharCode(random.below(0x250)),
    typeof other === "string" ? other.slice(0, random.below(300)) : "",
  ])
  return paste.slice(0, from) + inserted + paste.slice(random.chance(0.5) ? from : to)
}

test(`${count} changed pastes from seed ${seed} are told to be something`, { timeout: 0 }, () => {
  const tally = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const random = new Random(seed * 2_000_003 + i)
    let paste = random.pick(pastes)
    if (typeof paste !== "string") paste = String.fromCharCode(...paste)
    for (let n = 1 + random.below(3); n > 0; n--) paste = mutate(random, paste)
    const { kind } = checked(paste, `case ${i}: ${JSON.stringify(paste)}`).found
    tally.set(kind, (tally.get(kind) ?? 0) + 1)
  }
  for (const kind of ["token", "broken", "foreign", "unknown", "private-key", "public-keys"])
    expect(tally.get(kind), `pastes told to be ${kind}`).toBeGreaterThan(0)
})

test("the beginning of a message is never taken for another one, nor for a whole one", () => {
  for (const [name, bytes] of Object.entries(messages)) {
    const { kind } = diagnose(bytes).found
    for (let length = 1; length < bytes.length; length++) {
      const { found } = diagnose(bytes.subarray(0, length))
      const where = `${length} bytes of ${name}: ${JSON.stringify(found)}`
      if (found.kind === "broken") expect(found.as, where).toBe(kind)
      else expect(found.kind, where).toBe("unknown")
    }
  }
})

test("a byte that is changed never makes a message another one", () => {
  for (const [name, bytes] of Object.entries(messages)) {
    const { kind } = diagnose(bytes).found
    bytes.forEach((byte, at) => {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const { found } = diagnose(bytes.with(at, byte ^ bit))
        const as = found.kind === "broken" ? found.as : found.kind
        expect([kind, "unknown"], `byte ${at} of ${name}`).toContain(as)
      }
    })
  }
})

test("a token with a character left out or changed is never whole and another's", () => {
  const token = diagnose(messages["token"]!).found
  const text = expand("{{token}}") as string
  for (let at = 0; at < text.length; at++) {
    const { found } = diagnose(text.slice(0, at) + text.slice(at + 1))
    expect(["broken", "unknown", token.kind], `without character ${at}`).toContain(found.kind)
  }
})

test("a megabyte of anything is told to be something", { timeout: 0 }, () => {
  const length = 1024 * 1024
  for (const piece of [
    ...pieces,
    "a",
    " ",
    "\n",
    '"',
    "'",
    "{",
    "[",
    "(",
    '\\"',
    "%41",
    "0a ",
    "a=b&",
    "a: b\n",
  ])
    for (const head of ["", '{"a":"'])
      checked((head + piece.repeat(length)).slice(0, length), `${head} and many ${piece}`)
})
