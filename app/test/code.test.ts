/**
 * Programs for Node give the page's verdict: for documents of every kind, and for every request and suggestion of
 * the gallery. They are run with biscuit-wasm, as they are copied.
 */
import { expect, test, vi } from "vitest"
import { type Program, referenceJson } from "../../src/code/index.ts"
import type { SavedBlock, SavedDocument } from "../../src/document/index.ts"
import { exampleDocument, examples, triedDocument } from "../examples/index.ts"
import { codeProgram, isProgram } from "../state/derive/code.ts"
import { shownReport } from "../state/derive/shown.ts"
import { firstLimits } from "../state/limits.ts"
import type { Store } from "../state/state.ts"
import { runPrograms } from "./node-programs.ts"
import { openPage, run } from "./pages.ts"

// The page's own clock may not trip either.
vi.spyOn(performance, "now").mockReturnValue(0)

const block = (text: string, part: Partial<SavedBlock> = {}): SavedBlock => ({
  text,
  next: "ed25519",
  external: null,
  signed: null,
  ...part,
})

const blank = exampleDocument(examples[0]!, 0)

const document = (
  blocks: readonly (string | SavedBlock)[],
  authorizer: string,
  part: Partial<SavedDocument> & Partial<SavedDocument["authored"]> = {},
): SavedDocument => {
  const { sealed = false, root = "ed25519", ...rest } = part
  const made = blocks.map((given) => (typeof given === "string" ? block(given) : given))
  const limits = { ...firstLimits, name: "reference" } as const
  return { ...blank, limits, ...rest, authored: { blocks: made, sealed, root }, authorizer }
}

const odd =
  'user("a`b ${c} \\\\ \\" \'\'\' \\"\\"\\" \u202e |] \u{1f600} \\n"); // `${comment}` \\u0022'

const documents: Readonly<Record<string, SavedDocument>> = {
  "a check that fails": document(['user("alice"); check if operation("read");'], "allow if true;"),
  "no policy that matches": document(['user("alice");'], 'allow if user("bob");'),
  "a policy that denies": document(['user("alice");'], "deny if user($u); allow if true;"),
  "an expression without a value": document(["n(0);"], "allow if n($n), 1 / $n === 1;"),
  "an extern function": document(["n(0);"], "allow if n($n), $n.extern::f();"),
  "too many facts": document(
    [
      `${Array.from({ length: 12 }, (_, i) => `n(${i});`).join(" ")} t($a, $b, $c) <- n($a), n($b), n($c);`,
    ],
    "allow if true;",
  ),
  "a sealed token": document(['user("alice");', "check if true;"], "allow if user($u);", {
    sealed: true,
  }),
  "a third party's block": document(
    [
      "check if true;",
      block('group("admin");', { external: { algorithm: "ed25519", number: 7 } }),
      block("x(1);", { external: { algorithm: "secp256r1", number: 8 } }),
    ],
    "allow if true; check if group($g);",
  ),
  "a root key of P-256": document(
    [block('user("alice");', { next: "secp256r1" })],
    "allow if true;",
    {
      root: "secp256r1",
    },
  ),
  "text that quotes badly": document([odd, odd], `${odd}\nallow if user($u);`),
  "strict limits": document(["a(1);", "b(1);"], "allow if a($a);", {
    limits: { ...firstLimits, name: "strict" },
  }),
  "every kind of value": document(
    [
      'v([1, {"a": null}, {1, 2}], hex:00ff, 2026-01-01T00:00:00Z, true, "é"); check if [1, 2].any($x -> $x > 1);',
    ],
    "reject if v(1, $a, $b, $c, $d); check all v($a, $b, $c, $d, $e), $d; allow if true;",
  ),
}

const gallery = Object.fromEntries(
  examples.flatMap((example) => [
    ...example.requests.map(
      ({ title }, i) => [`${example.id}: ${title}`, exampleDocument(example, i)] as const,
    ),
    ...example.tries.map(
      (tried) => [`${example.id}: ${tried.text}`, triedDocument(example, tried)] as const,
    ),
  ]),
)

async function openDocument(saved: SavedDocument): Promise<Store> {
  const page = openPage()
  page.getState().actions.replaceWith(saved, "")
  await run(page)
  await page.getState().actions.openCode()
  return page
}

function program(
  page: Store,
  part: Parameters<ReturnType<Store["getState"]>["actions"]["chooseCode"]>[0],
): Program {
  page.getState().actions.chooseCode(part)
  const made = codeProgram(page.getState())
  if (!isProgram(made)) throw new Error(made.message)
  return made
}

/** The last line of a program that gives the page's verdict, and its exit code. */
function expected(page: Store): { line: string; exitCode: number } {
  const report = shownReport(page.getState())!.value
  const { outcome } = report
  if (outcome.kind === "allowed")
    return { line: `allowed by policy ${outcome.policy}`, exitCode: 0 }
  const { Err } = referenceJson(report) as { Err: unknown }
  const word = outcome.kind === "denied" ? "denied" : "failed"
  return { line: `${word}: ${JSON.stringify(Err)}`, exitCode: word === "denied" ? 1 : 2 }
}

async function compare(list: Readonly<Record<string, SavedDocument>>): Promise<void> {
  const wanted: { name: string; line: string; exitCode: number }[] = []
  const programs: Program[] = []
  for (const [name, saved] of Object.entries(list)) {
    const page = await openDocument(saved)
    for (const purpose of ["verify", "build"] as const) {
      wanted.push({ name: `${purpose} ${name}`, ...expected(page) })
      programs.push(program(page, { language: "node", purpose }))
    }
  }
  const runs = runPrograms(programs)
  const found = runs.map(({ lines, exitCode }, i) => ({
    name: wanted[i]!.name,
    line: lines.at(-1),
    exitCode,
  }))
  expect(found).toEqual(wanted)
}

test("documents of every kind come to the page's verdict in Node", () => compare(documents), 60_000)

test("every request and suggestion of the gallery comes to the page's verdict in Node", async () => {
  expect(examples.length).toBeGreaterThanOrEqual(24)
  await compare(gallery)
}, 120_000)
