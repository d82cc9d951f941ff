import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { decodeFile, decodeLink, encodeFile } from "../index.ts"

/** `# name`, a link, `==>`, and the file of the document that it is forever. */
const cases = readFileSync(new URL("golden-links.txt", import.meta.url), "utf8")
  .split(/^# /m)
  .slice(1)
  .map((text) => /^(?<name>.*)\n(?<link>.*)\n==>\n(?<file>[^]*?)\n*$/.exec(text)!.groups!)

describe("a link that was once made opens as what it was", () => {
  test.each(cases)("$name", ({ link, file }) => {
    const opening = decodeLink(link!)
    expect(opening).toMatchObject({ kind: "document" })
    if (opening.kind !== "document") return
    expect(encodeFile(opening.document)).toBe(`${file}\n`)
    expect(decodeFile(file!)).toEqual(opening)
  })

  test("in all the forms that there are", () => {
    expect(cases).toHaveLength(19)
  })
})
