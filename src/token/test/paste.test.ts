import { describe, expect, it, test } from "vitest"
import { diagnose, maxPasteLength } from "../index.ts"
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

test("a paste that is too long is refused, and one of the greatest length is not", () => {
  expect(diagnose("a".repeat(maxPasteLength + 1)).found).toMatchObject({
    kind: "unknown",
    message: expect.stringContaining("are more than the"),
  })
  expect(diagnose(new Uint8Array(maxPasteLength)).found.kind).toBe("unknown")
})
