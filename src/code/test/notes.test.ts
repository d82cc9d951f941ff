/** What is said beside programs, and what programs say of themselves. */
import { expect, test } from "vitest"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { generateProgram } from "../generate.ts"
import { libraries } from "../libraries.ts"
import { boundless } from "../limits.ts"
import { notesOn } from "../notes.ts"
import { referenceJson } from "../result.ts"
import type { Language, Note, Task } from "../types.ts"

const block = (text: string) => ({ text, ast: parseBlock(text).ast })

const task = (
  blocks: readonly string[],
  authorizer = "allow if true;",
  part: Partial<Task> = {},
): Task => ({
  start: { kind: "new", root: "ed25519", authority: block(blocks[0]!) },
  blocks: blocks.slice(1).map((text) => ({ ...block(text), external: null })),
  sealed: false,
  authorizer: { text: authorizer, ast: parseAuthorizer(authorizer).ast },
  limits: { maxFacts: 1000, maxIterations: 100, maxTime: 1, maxBlocks: Infinity },
  revoked: [],
  verdict: "Allowed",
  ...part,
})

const notes = (language: Language, given: Task, kind: Note["kind"]): readonly string[] =>
  notesOn(language, given).flatMap((note) => (note.kind === kind ? [note.text] : []))

test("nothing is refused or different of what every library knows", () => {
  const plain = task(['user("alice"); check if operation("read");'], "allow if user($u);")
  for (const language of ["rust", "python", "go", "java", "haskell", "php", "cli"] as const) {
    expect(notes(language, plain, "refused")).toEqual([])
    expect(notes(language, plain, "differs")).toEqual([])
  }
})

test.each([
  ["check all user($u), $u.length() > 1;", "The library has no `check all`."],
  ["check if user($u) trusting previous;", "The library has no `trusting …`."],
  ["f({1, 2});", "The library writes a set as `[a, b]`; `{a, b}` has to be rewritten."],
  ["reject if user($u);", "The library knows Datalog 3.0 alone, and this document uses more."],
  ["f(null);", "The library knows Datalog 3.0 alone, and this document uses more."],
])("Go is said not to take `%s`", (text, said) => {
  expect(notes("go", task([text]), "refused")).toContain(said)
})

test("`reject if … or …` is said to differ where one branch is enough", () => {
  const given = task(["reject if a($x) or b($x);"])
  expect(notes("java", given, "differs").join()).toContain("`reject if … or …` fails here")
  expect(notes("haskell", given, "differs").join()).toContain("`reject if … or …` fails here")
  expect(notes("rust", given, "differs")).toEqual([])
})

test("a feature is found wherever it is", () => {
  const extern = "The package has no functions behind `.extern::…`: `UndefinedExtern`."
  expect(notes("node", task(["f(1);"], "allow if f($x), $x.extern::g();"), "refused")).toEqual([
    extern,
  ])
  const deep = task(["f(1);", "check if [1].any($x -> $x.extern::g());"])
  expect(notes("node", deep, "refused")).toEqual([extern])
})

test("every program names its package, its commands and the verdict in its first lines", () => {
  for (const language of Object.keys(libraries) as (keyof typeof libraries)[]) {
    const { text, commands, fileName } = generateProgram(language, task(["f(1);"]))!
    const first = text.split("\n").slice(0, 8).join("\n")
    expect(first).toContain(libraries[language].name)
    expect(first).toContain("On the page: Allowed")
    expect(commands.join("\n")).toContain(fileName)
    for (const command of commands) expect(first).toContain(command)
  }
})

test("limits without end become the greatest number, and the clock a second", () => {
  const limits = { maxFacts: Infinity, maxIterations: Infinity, maxTime: Infinity, maxBlocks: 2 }
  const given = task(["f(1);"], "allow if true;", { limits })
  const { text } = generateProgram("java", given)!
  expect(text).toContain(`new RunLimits(${boundless}, ${boundless}, Duration.ofMillis(1000))`)
  expect(text).toContain("if (token.blockCount() - 1 > 2)")
  expect(notes("java", given, "told")).toContain(
    "The page applies no clock, and every library does: it is given 1 s.",
  )
})

test("a text with NUL is no word of a shell", () => {
  expect(generateProgram("cli", task(['f("\0");']))).toBeNull()
  expect(generateProgram("rust", task(['f("\0");']))).not.toBeNull()
})

test("the verdict is told as the reference serializes it", () => {
  const check = { block: 1, index: 0, passed: false, text: "check if false" } as const
  expect(referenceJson({ outcome: { kind: "allowed", policy: 2 }, checks: [] })).toEqual({ Ok: 2 })
  expect(
    referenceJson({
      outcome: { kind: "denied", policy: null },
      checks: [{ ...check, block: "authorizer" }],
    }),
  ).toEqual({
    Err: {
      FailedLogic: {
        NoMatchingPolicy: { checks: [{ Authorizer: { check_id: 0, rule: "check if false" } }] },
      },
    },
  })
  const strict = { kind: "failed", failure: { kind: "limit", limit: "maxFacts" } } as const
  expect(referenceJson({ outcome: strict, checks: [] })).toEqual({
    Err: { RunLimit: "TooManyFacts" },
  })
})
