import { foldable, getIndentation } from "@codemirror/language"
import { EditorState } from "@codemirror/state"
import { describe, expect, it } from "vitest"
import { highlightDatalog } from "../highlight.ts"
import { biscuit } from "../language.ts"

const state = (doc: string): EditorState => EditorState.create({ doc, extensions: [biscuit()] })

/** Columns by which the line after `text` is indented. */
const indentAfter = (text: string): number | null =>
  getIndentation(state(`${text}\n`), text.length + 1)

describe("indentation", () => {
  it("continues a statement", () => {
    expect(indentAfter("allow if")).toBe(2)
    expect(indentAfter("can($u) <-")).toBe(2)
  })

  it("starts a new statement at the margin", () => {
    expect(indentAfter('user("alice");')).toBe(0)
    expect(indentAfter('user("alice"); // the owner')).toBe(0)
    expect(indentAfter("// nothing yet")).toBe(0)
  })

  it("goes one step into brackets", () => {
    expect(indentAfter("list([1,")).toBeGreaterThan(0)
  })
})

describe("folding", () => {
  it("leaves the line that says what the statement is", () => {
    const doc = state("allow if\n  user($u),\n  right($u);")
    expect(foldable(doc, 0, 8)).toEqual({ from: 8, to: 32 })
  })

  it("has nothing to fold in a statement of one line", () => {
    expect(foldable(state("allow if true;"), 0, 14)).toBeNull()
  })
})

describe("highlighting outside an editor", () => {
  const classOf = (text: string, part: string): string | undefined =>
    highlightDatalog(text).find((piece) => piece.text === part)?.className

  it("gives the text back whole, line breaks included", () => {
    const text = 'check if\n  user($u), "a" == "b" /* why */'
    expect(
      highlightDatalog(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text)
  })

  it("tells keywords, predicates, variables, strings, numbers and comments apart", () => {
    const text = 'check if time($t), $t < 2026-01-01T00:00:00Z, "x" == 1 // end'
    expect(classOf(text, "check if")).toBe("tok-keyword")
    expect(classOf(text, "time")).toBe("tok-predicate")
    expect(classOf(text, "$t")).toBe("tok-variable")
    expect(classOf(text, "2026-01-01T00:00:00Z")).toBe("tok-number")
    expect(classOf(text, '"x"')).toBe("tok-string")
    expect(classOf(text, "// end")).toBe("tok-comment")
  })
})
