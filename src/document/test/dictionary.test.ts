import { createHash } from "node:crypto"
import { existsSync, readFileSync } from "node:fs"
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { decodeBase64Url, encodeBase64Url, printPublicKey } from "../../ast/index.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { PrivateKey } from "../../token/index.ts"
import { checksum } from "../checksum.ts"
import { dictionary1 } from "../dictionary-1.ts"
import { decodeLink, encodeLink, throwawayKey } from "../index.ts"
import { pack } from "../pack.ts"
import { blocksOf, document, sheet } from "./documents.ts"

/** As far as it is looked at. */
interface Sample {
  readonly token: readonly { readonly code: string }[]
  readonly validations: Readonly<Record<string, { readonly authorizer_code: string }>>
}

const text = Buffer.from(dictionary1).toString("latin1")

test("the dictionary of version 1 is as it was when its first link was made", () => {
  expect(dictionary1).toHaveLength(1849)
  expect(createHash("sha256").update(dictionary1).digest("hex")).toBe(
    "823ac05b3ff835f47e819e655d157e4843eb07866832a515f4414b3637df59a0",
  )
})

test("it holds the public keys of the first throwaway keys", () => {
  const keys = text.match(/(?:ed25519|secp256r1)\/[0-9a-f]+/g) ?? []
  const key = (algorithm: "ed25519" | "secp256r1", number: number): string =>
    printPublicKey(PrivateKey.fromBytes(algorithm, throwawayKey({ number })).publicKey)
  expect(keys).toEqual([
    key("secp256r1", 1),
    key("ed25519", 3),
    key("ed25519", 2),
    key("ed25519", 1),
  ])
})

const samples = `${process.env["BISCUIT_SAMPLES"] ?? "../shared/samples"}/samples.json`

test.skipIf(!existsSync(samples))("it holds no clause with a body of the official samples", () => {
  const { testcases } = JSON.parse(readFileSync(samples, "utf8"))
  const sources: string[] = testcases.flatMap((each: Sample) => [
    ...each.token.map(({ code }) => code),
    ...Object.values(each.validations).map(({ authorizer_code }) => authorizer_code),
  ])
  const clauses = sources
    .flatMap((source) => source.split(";\n"))
    .map((clause) => clause.trim())
    .filter((clause) => / <- |^check |^reject |^deny /.test(clause))
  expect(clauses.length).toBeGreaterThan(100)
  const held = new Set(clauses.filter((clause) => text.includes(`${clause};`)))
  expect([...held]).toEqual(['check if operation("read")'])
})

test("other programs find it in the source as it is described", () => {
  const source = readFileSync(new URL("../dictionary-1.ts", import.meta.url), "utf8")
  const written = source.split("`")[1]!
  const read = written.replaceAll("\\xff", "\u{ff}").replaceAll("\\xfe", "\u{fe}")
  expect(Buffer.from(read, "latin1").equals(dictionary1)).toBe(true)
})

describe("with zlib and its dictionary alone, another program", () => {
  test("reads links", () => {
    const random = new Random(seed)
    for (let i = 0; i < caseCount(200); i++) {
      const saved = document(random)
      const link = encodeLink(saved)
      const deflated = Buffer.from(link.slice(1, -6), "base64url")
      const bytes = inflateRawSync(deflated, { dictionary: dictionary1 })
      expect(bytes.equals(pack(saved))).toBe(true)
    }
  })

  test("makes links", () => {
    const random = new Random(seed)
    for (let i = 0; i < caseCount(200); i++) {
      const saved = document(random)
      const level = random.below(10)
      const deflated = deflateRawSync(pack(saved), { dictionary: dictionary1, level })
      const link = `1${deflated.toString("base64url")}`
      expect(decodeLink(link + checksum(link))).toEqual({ kind: "document", document: saved })
    }
  })

  test("makes the one of `docs/links.md`", () => {
    const bytes = Buffer.concat([
      Buffer.from('user("alice");'),
      Buffer.of(0xff),
      Buffer.from('check if operation("read");'),
      Buffer.of(0xfe),
      Buffer.from("allow if true;"),
    ])
    const link = `1${deflateRawSync(bytes, { dictionary: dictionary1, level: 9 }).toString("base64url")}`
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(link))
    expect(decodeLink(link + sum.toString("base64url"))).toEqual({
      kind: "document",
      document: sheet({
        ...blocksOf('user("alice");', 'check if operation("read");'),
        authorizer: "allow if true;",
      }),
    })
  })
})

test("the checksum is CRC-32", () => {
  const random = new Random(seed)
  for (let i = 0; i < 200; i++) {
    const written = encodeBase64Url(random.bytes(i))
    expect(Buffer.from(decodeBase64Url(checksum(written))!).readUInt32BE()).toBe(crc32(written))
  }
})
