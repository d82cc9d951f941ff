import { describe, expect, it, test } from "vitest"
import { diagnose, encodeBase64, maxPasteLength } from "../index.ts"
import { sampleBytes, samples } from "./samples.ts"
import { casesOf, files, render } from "./pastes/cases.ts"
import { expand } from "./pastes/placeholders.ts"

for (const file of files) {
  describe(`pastes of ${file}`, () => {
    it.each(casesOf(file))("%s", (_name, source, expected) => {
      const input = expand(source)
      expect(render(input, diagnose(input))).toBe(expected)
    })
  })
}

test("the corpus has at least 90 pastes, each with a name of its own", () => {
  const names = files.flatMap((file) => casesOf(file).map(([name]) => name))
  expect(names.length).toBeGreaterThanOrEqual(90)
  expect(new Set(names).size).toBe(names.length)
})

test("nothing that is said of a paste repeats a long piece of it", () => {
  for (const file of ["foreign.txt", "keys.txt", "broken.txt"]) {
    for (const [name, source] of casesOf(file)) {
      const input = expand(source)
      if (typeof input !== "string") continue
      const { found, stripped } = diagnose(input)
      const fault = found.kind === "broken" ? [found.fault.message, found.fault.hint] : []
      const said = [...stripped, ...fault, "message" in found ? found.message : ""].join("\n")
      for (const [piece] of input.matchAll(/[\w+/=-]*\d[\w+/=-]*/g))
        if (piece.length > 11) expect(said, name).not.toContain(piece)
    }
  }
})

test("a file in UTF-16 is read as its text", () => {
  const text = expand("{{public}}") as string
  for (const [mark, order] of [
    [[0xff, 0xfe], 0],
    [[0xfe, 0xff], 1],
  ] as const) {
    const units = [...text].flatMap((letter) => [letter.charCodeAt(0), 0])
    const bytes = Uint8Array.of(...mark, ...(order === 0 ? units : swapped(units)))
    expect(diagnose(bytes)).toMatchObject({ found: { kind: "public-keys" }, stripped: ["UTF-16"] })
  }
})

const swapped = (bytes: readonly number[]): number[] => bytes.map((_, i) => bytes[i ^ 1]!)

describe.runIf(samples !== null)("the official samples", () => {
  it.each(samples?.cases ?? [])(
    "$filename is told to be a token, as a file and as text",
    (sample) => {
      const bytes = sampleBytes(sample)
      expect(diagnose(bytes)).toEqual({
        found: { kind: "token", bytes },
        encoding: "raw",
        stripped: [],
      })
      const text = `Authorization: Bearer ${encodeBase64(bytes)}`
      expect(diagnose(text).found).toEqual({ kind: "token", bytes })
      const cut = diagnose(bytes.subarray(0, bytes.length - 40)).found
      expect(cut).toMatchObject({ kind: "broken", as: "token" })
    },
  )
})

test("a paste that is too long is refused, and one of the greatest length is not", () => {
  expect(diagnose("a".repeat(maxPasteLength + 1)).found).toMatchObject({
    kind: "unknown",
    message: expect.stringContaining("are more than the"),
  })
  expect(diagnose(new Uint8Array(maxPasteLength)).found.kind).toBe("unknown")
})
