import { describe, expect, it } from "vitest"
import { isLit, litRanges } from "../state/derive/lit.ts"
import { litPieces } from "../state/derive/lit-pieces.ts"
import type { DocumentId } from "../state/documents.ts"
import type { Lit, Store } from "../state/state.ts"
import { openPage, run } from "./pages.ts"

const authority = `right("a", "read"); right("b", "write");
can($u) <- right($u, $o), ["x"].any($p -> $p == $u || $u == "a");
check if can($u) or right($u, "read"), $u == "a";`

const rule = { kind: "rule", block: 0, index: 0 } as const
const check = { kind: "check", block: 0, index: 0 } as const

async function page(): Promise<Store> {
  const store = openPage()
  store.getState().actions.editBlock(0, authority, false)
  await run(store)
  return store
}

/** A text with what lights up in it between « and ». */
function lit(store: Store, at: Lit, document: DocumentId = 0): string {
  store.getState().actions.light(at)
  const { authored, authorizer } = store.getState().documents
  const { text } = document === "authorizer" ? authorizer : authored.blocks[0]!
  return litRanges(store.getState(), document)
    .toSorted((a, b) => b.from - a.from)
    .reduce(
      (marked, { from, to }) =>
        `${marked.slice(0, from)}«${marked.slice(from, to)}»${marked.slice(to)}`,
      text,
    )
}

describe("what is pointed at, in the source", () => {
  it("is a variable wherever its clause has it, in closures too", async () => {
    expect(lit(await page(), { clause: rule, variable: "u", value: null })).toBe(
      `right("a", "read"); right("b", "write");
can(«$u») <- right(«$u», $o), ["x"].any($p -> $p == «$u» || «$u» == "a");
check if can($u) or right($u, "read"), $u == "a";`,
    )
  })

  it("is a variable in every branch of a check, and in no other clause", async () => {
    expect(lit(await page(), { clause: check, variable: "u", value: null })).toBe(
      `right("a", "read"); right("b", "write");
can($u) <- right($u, $o), ["x"].any($p -> $p == $u || $u == "a");
check if can(«$u») or right(«$u», "read"), «$u» == "a";`,
    )
  })

  it("is a value wherever it stands", async () => {
    const store = await page()
    expect(lit(store, { clause: null, variable: null, value: '"a"' })).toBe(
      `right(«"a"», "read"); right("b", "write");
can($u) <- right($u, $o), ["x"].any($p -> $p == $u || $u == «"a"»);
check if can($u) or right($u, "read"), $u == «"a"»;`,
    )
    const read: Lit = { clause: null, variable: null, value: '"read"' }
    expect(lit(store, read, "authorizer")).toContain('operation(«"read"»)')
  })

  it("is nothing in a text that has changed since the run", async () => {
    const store = await page()
    store.getState().actions.editBlock(0, ` ${authority}`, true)
    expect(lit(store, { clause: null, variable: null, value: '"a"' })).not.toContain("«")
  })

  it("is one list as long as it is the same", async () => {
    const store = await page()
    const state = store.getState
    const none = litRanges(state(), 0)
    expect(litRanges(state(), "authorizer")).toBe(none)
    state().actions.light({ clause: rule, variable: "u", value: '"a"' })
    const first = litRanges(state(), 0)
    state().actions.light({ clause: rule, variable: "u", value: '"a"' })
    expect(litRanges(state(), "authorizer")).not.toBe(first)
    expect(litRanges(state(), 0)).toBe(first)
    state().actions.light(null)
    expect(litRanges(state(), 0)).toBe(none)
  })
})

describe("what lights up together", () => {
  const variable: Lit = { clause: rule, variable: "u", value: '"a"' }

  it("is the same variable of the same clause, or the same value", () => {
    expect(isLit(variable, { ...variable, value: '"b"' })).toBe(true)
    expect(isLit(variable, { clause: null, variable: null, value: '"a"' })).toBe(true)
    expect(isLit(variable, { clause: check, variable: "u", value: '"b"' })).toBe(false)
    expect(isLit(variable, { clause: rule, variable: "v", value: null })).toBe(false)
    expect(isLit(null, variable)).toBe(false)
  })

  it("is a variable of a clause with the value that it stands for", () => {
    const pieces = litPieces('$u == "a"', rule, [variable]).filter(({ at }) => at !== null)
    expect(pieces.map(({ text, at }) => [text, at])).toEqual([
      ["$u", variable],
      ['"a"', { clause: null, variable: null, value: '"a"' }],
    ])
  })
})
