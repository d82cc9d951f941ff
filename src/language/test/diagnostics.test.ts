/**
 * Diagnostics in text form, one file a subject: `# name {kind}`, the source with `«…»` around the
 * range of each expected diagnostic, `==>`, then a line `code: message (hint)` for each, in the
 * order of the source.
 */
import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { diagnosticCodes, type Diagnostic } from "../index.ts"
import { parseAs, type Kind } from "./reference-cases.ts"

interface DiagnosticCase {
  readonly name: string
  readonly kind: Kind
  readonly marked: string
  readonly expected: string
}

const folder = new URL("cases/diagnostics/", import.meta.url)

function readCases(file: string): DiagnosticCase[] {
  const sections = readFileSync(new URL(file, folder), "utf8").split(/^# /m).slice(1)
  return sections.map((section) => {
    const match = /^(.*?)(?: \{([ABCFPR])\})?\n([^]*?)\n==>\n([^]*)$/.exec(section)
    if (match === null) throw new Error(`not a case in ${file}: ${section}`)
    const [, name, kind = "A", marked, expected] = match
    // The pattern admits the letters of the kinds only.
    return {
      name: `${file}: ${name}`,
      kind: kind as Kind,
      marked: marked!.replaceAll("␍", "\r").replaceAll("⇥", "\t"),
      expected: expected!.trim(),
    }
  })
}

const describe = ({ code, message, hint }: Diagnostic): string =>
  `${code}: ${message}${hint === undefined ? "" : ` (${hint})`}`

/** Puts `«…»` around the ranges, as the cases have them. */
function mark(source: string, diagnostics: readonly Diagnostic[]): string {
  const marks = diagnostics.flatMap(({ from, to }, i) => [
    { at: from, text: "«", order: i },
    { at: to, text: "»", order: from === to ? i : -1 },
  ])
  marks.sort((a, b) => b.at - a.at || b.order - a.order)
  return marks.reduce(
    (text, { at, text: mark }) => text.slice(0, at) + mark + text.slice(at),
    source,
  )
}

const files = readdirSync(folder)

test.each(files.flatMap(readCases))("$name", ({ kind, marked, expected }) => {
  const source = marked.replace(/[«»]/g, "")
  const { diagnostics } = parseAs(kind, source)
  expect(`${mark(source, diagnostics)}\n==>\n${diagnostics.map(describe).join("\n")}`).toBe(
    `${marked}\n==>\n${expected}`,
  )
})

test("every code has a case", () => {
  const text = files.map((file) => readFileSync(new URL(file, folder), "utf8")).join("")
  // These need options or a size that no case can have.
  const elsewhere = ["unused-parameter", "source-size", "unread-rest", "lone-surrogate", "nesting"]
  const missing = Object.keys(diagnosticCodes).filter(
    (code) => !elsewhere.includes(code) && !text.includes(`\n${code}: `),
  )
  expect(missing).toEqual([])
})
