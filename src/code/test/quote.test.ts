/** Any text arrives as it was, through the literals of each language: read by decoders, and by what is installed. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import {
  commentWords,
  goString,
  haskellDatalog,
  javaString,
  jsString,
  phpString,
  pythonString,
  rustString,
  shellWord,
} from "../quote.ts"
import { readGo, readHaskellString, readJava, readPhp, readRust } from "./literals.ts"

/** What ends, escapes or hides in one of the languages. */
const pieces = [
  ..."\"'`\\$#{}|]\n\r\t a07\0\u202e\u2066\ufeff\u2028\x85\x1b\ud800é",
  ...'"# "## """ \'\'\' ${x} $(x) |] \\u0022 \\n DATALOG ?> */ // -- \u{1f600}'.split(" "),
  "\r\n",
  "\nDATALOG\n",
]
const datalog = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary" })), {
  maxLength: 24,
})
const texts = datalog.map((parts) => parts.join(""))
const fixed = { seed: 20261121, numRuns: 2000 }

/** As UTF-8 holds it. */
const whole = (text: string): string => text.toWellFormed()

const readers: readonly [string, (text: string) => string, (literal: string) => string][] = [
  ["Rust", rustString, readRust],
  ["Go", goString, readGo],
  ["Java", javaString, readJava],
  ["PHP", phpString, readPhp],
  // oxlint-disable-next-line no-eval -- the literal is what is tested, and holds no substitution
  ["JavaScript", jsString, (literal) => (0, eval)(literal) as string],
]

test.each(readers)("a literal of %s reads as the text it was made from", (_, quote, read) => {
  fc.assert(
    fc.property(texts, (text) => void expect(read(quote(text))).toBe(whole(text))),
    fixed,
  )
})

test.each(readers)("no literal of %s shows hidden characters", (_, quote) => {
  fc.assert(
    fc.property(
      texts,
      (text) => void expect(quote(text)).not.toMatch(/[\p{Cf}\p{Cs}\u0085\u2028]/u),
    ),
    fixed,
  )
})

test("Datalog stays as it was written where the raw form holds it", () => {
  const plain = 'user("alice");\ncheck if operation("read");'
  expect(rustString(plain)).toBe(`r#"${plain}"#`)
  expect(goString(plain)).toBe(`\`${plain}\``)
  expect(pythonString(plain)).toBe(`r"""${plain}"""`)
  expect(phpString(plain)).toBe(`<<<'DATALOG'\n${plain}\nDATALOG`)
  expect(jsString(plain)).toBe(`\`${plain}\``)
  expect(shellWord(plain)).toBe(`'${plain}'`)
  expect(haskellDatalog(plain)).toBe(plain)
  expect(rustString('a"#b')).toBe('r##"a"#b"##')
})

test("a string of Datalog survives a quasi-quote of Haskell", () => {
  fc.assert(
    fc.property(texts, (text) => {
      // Printed Datalog escapes these, and a token's strings hold no half pairs.
      const printed = whole(text)
        .replaceAll("\\", "\\\\")
        .replaceAll('"', '\\"')
        .replaceAll("\n", "\\n")
      const quoted = haskellDatalog(printed)
      expect(quoted).not.toContain("|]")
      expect(readHaskellString(quoted)).toBe(whole(text))
    }),
    fixed,
  )
})

test("bash reads words as the texts they were made from", () => {
  const list = fc.sample(texts, { seed: fixed.seed, numRuns: 400 })
  const words = list.map(shellWord)
  expect(words.map((word) => word === null)).toEqual(list.map((text) => text.includes("\0")))
  const given = list.filter((text) => !text.includes("\0"))
  const script = words
    .flatMap((word) => (word === null ? [] : [`printf '%s\\0' ${word}`]))
    .join("\n")
  const read = execFileSync("bash", ["-c", script], { encoding: "utf8", env: { LC_ALL: "C" } })
  expect(read.split("\0").slice(0, -1)).toEqual(given.map(whole))
})

const python = ["python3", "python"].find((name) => {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
})

test.skipIf(python === undefined)(
  "Python reads literals as the texts they were made from (skipped without python3)",
  () => {
    const list = fc.sample(texts, { seed: fixed.seed, numRuns: 400 })
    const folder = mkdtempSync(join(tmpdir(), "quote-"))
    const file = join(folder, "literals.py")
    const program = `import json\nprint(json.dumps([\n${list.map((text) => `${pythonString(text)},\n`).join("")}]))\n`
    writeFileSync(file, program)
    const read = execFileSync(python!, [file], {
      encoding: "utf8",
      env: { ...process.env, PYTHONUTF8: "1" },
    })
    rmSync(folder, { recursive: true })
    expect(JSON.parse(read)).toEqual(list.map(whole))
  },
)

test("words of a comment stay in it", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const words = commentWords(text)
      expect(words).not.toMatch(/[\n\r\\\p{Cf}\u2028\u0085]|\?>/u)
    }),
    fixed,
  )
})
