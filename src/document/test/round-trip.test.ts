import { describe, expect, test } from "vitest"
import { caseCount, Random, seed } from "../../test/random.ts"
import {
  checkDocument,
  decodeFile,
  decodeLink,
  emptyDocument,
  encodeFile,
  encodeLink,
  equalDocuments,
  plainLink,
} from "../index.ts"
import { blocksOf, document, sheet } from "./documents.ts"

const count = caseCount(400)

describe(`${count} generated documents from seed ${seed} come back`, () => {
  const generated = (): Iterable<ReturnType<typeof document>> => {
    const random = new Random(seed)
    return Array.from({ length: count }, () => document(random))
  }

  test("from links, whose characters no other program changes", () => {
    for (const saved of generated()) {
      const link = encodeLink(saved)
      expect(link).toMatch(/^1[\w-]*[A-Za-z0-9]$/)
      expect(decodeLink(link)).toEqual({ kind: "document", document: saved })
    }
  })

  test("from files", () => {
    for (const saved of generated()) {
      const file = encodeFile(saved)
      expect(file.endsWith("}\n")).toBe(true)
      expect(decodeFile(file)).toEqual({ kind: "document", document: saved })
    }
  })

  test("from the check of their shape, as themselves and as a structured clone", () => {
    for (const saved of generated()) {
      expect(checkDocument(structuredClone(saved))).toEqual({ kind: "document", document: saved })
    }
  })

  test("from readable parameters, where those can say them", () => {
    let said = 0
    for (const saved of generated()) {
      const link = plainLink(saved)
      if (link === null) continue
      said++
      expect(decodeLink(link)).toEqual({ kind: "document", document: saved })
    }
    expect(said).toBeGreaterThan(count / 50)
  })
})

test("an empty document is a link of ten characters", () => {
  expect(encodeLink(emptyDocument)).toHaveLength(10)
  expect(decodeLink(encodeLink(emptyDocument))).toEqual({
    kind: "document",
    document: emptyDocument,
  })
})

test("lone surrogates become U+FFFD, in links, files and memory alike", () => {
  const saved = sheet({ ...blocksOf('a("\ud800");'), authorizer: "\udc00 😁" })
  const expected = sheet({ ...blocksOf('a("\ufffd");'), authorizer: "\ufffd 😁" })
  const opened = { kind: "document", document: expected }
  expect(decodeLink(encodeLink(saved))).toEqual(opened)
  expect(decodeFile(encodeFile(saved))).toEqual(opened)
  expect(checkDocument(saved)).toEqual(opened)
  expect(decodeLink(plainLink(expected)!)).toEqual(opened)
})

test("a name loses what cannot be seen and what is after its first 80 characters", () => {
  const saved = sheet({ name: `\u202egood\u0000\n name\u200f ${"😁".repeat(100)}` })
  const expected = `good name ${"😁".repeat(70)}`
  for (const opening of [decodeLink(encodeLink(saved)), decodeFile(encodeFile(saved))]) {
    expect(opening).toMatchObject({ document: { name: expected } })
  }
})

test("texts that hardly shrink are stored: a link is never much longer than they are", () => {
  const random = new Random(seed)
  for (const length of [10, 100, 1000, 30_000]) {
    const characters = random.list(length, length, () => 0x4e00 + random.below(20_000))
    const saved = sheet({ authorizer: String.fromCodePoint(...characters) })
    const link = encodeLink(saved)
    expect(link.length).toBeLessThan(4 * length + 20)
    expect(decodeLink(link)).toEqual({ kind: "document", document: saved })
  }
})

test("documents are equal when all that is saved of them is", () => {
  const random = new Random(seed)
  const [one, other] = [document(random), document(random)]
  expect(equalDocuments(one, structuredClone(one))).toBe(true)
  expect(equalDocuments(one, other)).toBe(false)
  expect(equalDocuments(one, { ...one, authorizer: `${one.authorizer} ` })).toBe(false)
})
