import { EditorState } from "@codemirror/state"
import { describe, expect, it } from "vitest"
import { equalRanges } from "../ranges.ts"
import { type ClauseMark, counts, markedClause, outcomes, setCounts, setMarks } from "../results.ts"

const failed: Omit<ClauseMark, "from" | "to"> = { tone: "deny", text: "✗ failed" }

/** The texts under the marks after a change; `[` and `]` stand for the mark that is set. */
function marked(text: string, from: number, to: number, insert: string): string[] {
  const start = text.indexOf("[")
  const mark = { ...failed, from: start, to: text.indexOf("]") - 1 }
  const doc = text.replaceAll(/[[\]]/g, "")
  const created = EditorState.create({ doc, extensions: [outcomes, counts] })
  const { state } = created.update({ effects: setMarks.of([mark]) })
  const after = state.update({ changes: { from, to, insert } }).state
  const texts: string[] = []
  after
    .field(outcomes)
    .between(0, after.doc.length, (from, to) => void texts.push(after.sliceDoc(from, to)))
  return texts
}

describe("the mark of a clause", () => {
  it("stays with it when text is typed before", () => {
    expect(marked("[deny if true];", 0, 0, "// first\n")).toEqual(["deny if true"])
  })

  it("takes in what is typed inside, not what is typed behind", () => {
    expect(marked("[deny if true];", 8, 8, "a, ")).toEqual(["deny if a, true"])
    expect(marked("[deny if true]", 12, 12, ";\nuser(1);")).toEqual(["deny if true"])
  })

  it("goes when its clause is deleted", () => {
    expect(marked("a(1);\n[deny if true];", 6, 19, "")).toEqual([])
  })

  it("ends with the text where it was made for a longer one", () => {
    const { state } = EditorState.create({ doc: "a(1)", extensions: [outcomes, counts] }).update({
      effects: setMarks.of([
        { ...failed, from: 0, to: 99 },
        { ...failed, from: 50, to: 99 },
      ]),
    })
    const found: number[][] = []
    state.field(outcomes).between(0, 99, (from, to) => void found.push([from, to]))
    expect(found).toEqual([[0, 4]])
  })
})

describe("marks that are set again", () => {
  const set = (...marks: readonly ClauseMark[]) =>
    EditorState.create({ doc: "check if a(1); check if b(1);", extensions: [outcomes, counts] })
      .update({ effects: setMarks.of(marks) })
      .state.field(outcomes)
  const passed: ClauseMark = { from: 0, to: 13, tone: "allow", text: "✓" }

  it("differ by place, by text and by number, also where they begin with the text", () => {
    expect(equalRanges(set(passed), set({ ...passed }))).toBe(true)
    expect(equalRanges(set(passed), set({ ...passed, ...failed }))).toBe(false)
    expect(equalRanges(set(passed), set({ ...passed, to: 12 }))).toBe(false)
    expect(equalRanges(set(passed), set({ ...passed, quiet: true }))).toBe(false)
    expect(equalRanges(set(passed), set(passed, { ...passed, from: 15, to: 28 }))).toBe(false)
    expect(equalRanges(set(), set(passed))).toBe(false)
  })
})

describe("the clause that a line's mark stands for", () => {
  const passed = { tone: "allow", text: "✓" } as const
  const count = { tone: "none", text: "3×", quiet: true } as const

  /** The text of the clause; `[`, `⟨` and `{` begin clauses that failed, passed and are counted. */
  function stoodFor(text: string): string | null {
    const kinds: Readonly<Record<string, Omit<ClauseMark, "from" | "to">>> = {
      "[": failed,
      "⟨": passed,
      "{": count,
    }
    const marks: ClauseMark[] = []
    let doc = ""
    let open: Omit<ClauseMark, "to"> | null = null
    for (const sign of text) {
      const kind = kinds[sign]
      if (kind !== undefined) open = { ...kind, from: doc.length }
      else if (open !== null && "]⟩}".includes(sign)) marks.push({ ...open, to: doc.length })
      else doc += sign
    }
    const isCount = ({ quiet = false }: ClauseMark): boolean => quiet
    const { state } = EditorState.create({ doc, extensions: [outcomes, counts] }).update({
      effects: [
        setMarks.of(marks.filter((mark) => !isCount(mark))),
        setCounts.of(marks.filter(isCount)),
      ],
    })
    const from = markedClause(state, state.doc.line(state.doc.lines))
    return from === null ? null : doc.slice(from, marks.find((mark) => mark.from === from)?.to)
  }

  it("is the one that ends there, wherever it begins", () => {
    expect(stoodFor("{user(1)}; [check if\n  a(1)]")).toBe("check if\n  a(1)")
    expect(stoodFor("[deny if true]\n; // why")).toBeNull()
  })

  it("is the one that failed among several", () => {
    expect(stoodFor("{user(1)}; ⟨check if a(1)⟩; [check if b(1)]; [deny if true];")).toBe(
      "check if b(1)",
    )
  })

  it("is one with a result before one that is counted", () => {
    expect(stoodFor("{user(1)}; ⟨check if a(1)⟩;")).toBe("check if a(1)")
    expect(stoodFor("{user(1)}; {user(2)};")).toBe("user(1)")
  })

  it("is none where a line has no room for the counts of its facts", () => {
    const facts = "{user(1)}; ".repeat(5)
    expect(stoodFor(facts)).toBeNull()
    expect(stoodFor(`${facts}⟨allow if true⟩`)).toBe("allow if true")
  })
})
