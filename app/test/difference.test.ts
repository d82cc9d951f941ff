import { describe, expect, it } from "vitest"
import type { SavedDocument } from "../../src/document/index.ts"
import { documentDifference, omittedWords } from "../state/derive/difference.ts"
import { type DifferenceRow, differenceRows } from "../state/derive/difference-lines.ts"
import { firstLimits } from "../state/limits.ts"

const document: SavedDocument = {
  name: "",
  source: "authored",
  authored: {
    root: "ed25519",
    sealed: false,
    blocks: [{ text: 'user("alice");', next: "ed25519", external: null, signed: null }],
  },
  pasted: null,
  snapshot: "",
  authorizer: "allow if true;",
  limits: firstLimits,
  query: { text: "", viewpoint: "authorizer" },
  revoked: "",
  keyNames: [],
  example: "",
  pane: "why",
}

const block = document.authored.blocks[0]!

const withBlocks = (...texts: string[]): SavedDocument => ({
  ...document,
  authored: { ...document.authored, blocks: texts.map((text) => ({ ...block, text })) },
})

const signs = { same: " ", removed: "-", added: "+" } as const

/** A line for each row, with what is marked in brackets. */
const printed = (rows: readonly DifferenceRow[]): string[] =>
  rows.map((row) =>
    "pieces" in row
      ? signs[row.kind] +
        row.pieces.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("")
      : `(${omittedWords(row)})`,
  )

const lines = (count: number): string[] => Array.from({ length: count }, (_, i) => `n(${i});`)

describe("the difference between two texts", () => {
  it("is nothing where they are the same", () => {
    expect(differenceRows("a(1);", "a(1);", "datalog")).toEqual([])
  })

  it("marks what changed within a line", () => {
    expect(printed(differenceRows('user("alice");', 'user("bob");', "datalog"))).toEqual([
      '-user("[alice]");',
      '+user("[bob]");',
    ])
  })

  it("leaves a line alone that stands between two that go", () => {
    const before = "// reads only\ncheck if a(1);\ncheck if b(2);"
    expect(printed(differenceRows(before, "check if a(1);", "datalog"))).toEqual([
      "-// reads only",
      " check if a(1);",
      "-check if b(2);",
    ])
  })

  it("marks nothing in lines that have little in common", () => {
    expect(printed(differenceRows("check if a(1);", "allow if b(2), c(3);", "datalog"))).toEqual([
      "-check if a(1);",
      "+allow if b(2), c(3);",
    ])
  })

  it("shows two lines around what changed, and says how many are in both", () => {
    const before = lines(12)
    const after = before.toSpliced(6, 1)
    expect(printed(differenceRows(before.join("\n"), after.join("\n"), "datalog"))).toEqual([
      "(4 lines in both)",
      " n(4);",
      " n(5);",
      "-n(6);",
      " n(7);",
      " n(8);",
      "(3 lines in both)",
    ])
  })

  it("adds every line of a text that was empty, and nothing else", () => {
    expect(printed(differenceRows("", "a(1);\nb(2);", "datalog"))).toEqual(["+a(1);", "+b(2);"])
    expect(printed(differenceRows("a(1);\n", "", "datalog"))).toEqual(["-a(1);", "-"])
  })

  it("keeps the colours of the editors, and draws what turns the direction of a text as dots", () => {
    const [row] = differenceRows("", 'user("\u202Eevil");', "datalog")
    expect(row).toMatchObject({ kind: "added" })
    expect(row !== undefined && "pieces" in row ? row.pieces : []).toContainEqual({
      text: '"•evil"',
      className: "tok-string",
      isMarked: false,
    })
  })

  it("is cut where a text or a line is longer than anybody reads", () => {
    const long = printed(differenceRows("", lines(1000).join("\n"), "datalog"))
    expect(long).toHaveLength(201)
    expect(long.at(-1)).toBe("(and 800 more lines, not shown)")
    const [wide] = printed(differenceRows("", `name("${"x".repeat(1_000_000)}");`, "datalog"))
    expect(wide!.length).toBeLessThan(2100)
  })
})

describe("the difference between two documents", () => {
  it("is none between what only looks different", () => {
    const { texts, choices, alike } = documentDifference(document, { ...document, pane: "facts" })
    expect([texts, choices]).toEqual([[], []])
    expect(alike.map(({ title }) => title)).toEqual(["Authority", "Authorizer"])
  })

  it("goes text by text, in the order of the page, and counts lines", () => {
    const after = { ...withBlocks('user("bob");', "check if true;"), authorizer: "deny if true;" }
    const { texts } = documentDifference(document, after)
    expect(texts.map(({ title, amount }) => `${title} ${amount}`)).toEqual([
      "Authority −1 +1",
      "Block 1 +1",
      "Authorizer −1 +1",
    ])
    const back = documentDifference(after, document)
    expect(back.texts.map(({ title }) => title)).toEqual(["Authority", "Block 1", "Authorizer"])
  })

  it("says what was chosen in words", () => {
    const after: SavedDocument = {
      ...document,
      limits: { ...document.limits, name: "strict" },
      authored: {
        ...document.authored,
        sealed: true,
        blocks: [{ ...block, external: { algorithm: "ed25519", number: 2 } }],
      },
      query: { text: "", viewpoint: 0 },
    }
    expect(documentDifference(document, after).choices).toEqual([
      { title: "Limits", before: "those of the reference", after: "strict" },
      { title: "The query is asked", before: "as the authorizer", after: "as the authority" },
      { title: "The token is", before: "open", after: "sealed" },
      {
        title: "Authority is signed",
        before: "by who holds the token",
        after: "by a third party with ed25519 throwaway key 2",
      },
    ])
  })

  it("shows no more of a pasted token than its ends", () => {
    const token = "En0K".repeat(200)
    const pasted = { token, publicKey: "", blocks: [], sealed: false }
    const { choices } = documentDifference(document, { ...document, source: "pasted", pasted })
    expect(choices).toContainEqual({
      title: "Pasted token",
      before: "none",
      after: "En0KEn0KEn0K…En0KEn0K, 800 characters",
    })
  })
})
