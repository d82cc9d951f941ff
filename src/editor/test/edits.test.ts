import { insertNewlineAndIndent } from "@codemirror/commands"
import { EditorState, type Transaction, type TransactionSpec } from "@codemirror/state"
import { describe, expect, it } from "vitest"
import { continuesTyping, differenceOf, edits } from "../edits.ts"

const applied = (before: string, after: string): string => {
  const { from, to, insert } = differenceOf(before, after)!
  return before.slice(0, from) + insert + before.slice(to)
}

describe("the difference of two texts", () => {
  it("is nothing for equal texts", () => {
    expect(differenceOf("user(1);", "user(1);")).toBeNull()
  })

  it("is no more than what lies between their common beginning and end", () => {
    expect(differenceOf("user(1); role(2);", "user(10); role(2);")).toEqual({
      from: 6,
      to: 6,
      insert: "0",
    })
    expect(differenceOf("a\nb\nc", "a\nc")).toEqual({ from: 2, to: 4, insert: "" })
  })

  it("does not count a character for both the beginning and the end", () => {
    expect(differenceOf("aa", "aaa")).toEqual({ from: 2, to: 2, insert: "a" })
    expect(differenceOf("aaa", "aa")).toEqual({ from: 2, to: 3, insert: "" })
  })

  it("never parts a surrogate pair", () => {
    // The first two begin with the same half, the last two end with the same half.
    expect(differenceOf("x😀", "x😁")).toEqual({ from: 1, to: 3, insert: "😁" })
    expect(differenceOf("😀x", "🈀x")).toEqual({ from: 0, to: 2, insert: "🈀" })
    expect(differenceOf("😀", "😀😀")).toEqual({ from: 2, to: 2, insert: "😀" })
  })

  it("makes the one text into the other", () => {
    const texts = ["", "a", "ab", "ba", "aba", "😀", "a😀", "😀a", "😁😀", "a\r\nb", "a\nb"]
    for (const before of texts) {
      for (const after of texts) {
        if (before !== after) expect(applied(before, after)).toBe(after)
      }
    }
  })
})

describe("edits that go on with typing", () => {
  /** An editor without a page, that notes of each edit whether it went on with typing. */
  class Typist {
    state: EditorState = EditorState.create({ extensions: [edits(() => {})] })
    readonly typed: boolean[] = []

    edit(spec: TransactionSpec): this {
      return this.apply(this.state.update(spec))
    }

    apply(transaction: Transaction): this {
      if (transaction.docChanged) this.typed.push(continuesTyping(transaction))
      this.state = transaction.state
      return this
    }

    insert(text: string, userEvent: string): this {
      return this.edit({ ...this.state.replaceSelection(text), userEvent })
    }

    deleteBack(userEvent = "delete.backward"): this {
      const { head } = this.state.selection.main
      return this.edit({ changes: { from: head - 1, to: head }, userEvent })
    }

    moveTo(anchor: number): this {
      return this.edit({ selection: { anchor }, userEvent: "select" })
    }
  }

  it("are the letters after the first", () => {
    const { typed } = new Typist()
      .insert("a", "input.type")
      .insert("b", "input.type")
      .insert("c", "input.type")
    expect(typed).toEqual([false, true, true])
  })

  it("are letters deleted while typing", () => {
    const { typed } = new Typist().insert("ab", "input.type").deleteBack().deleteBack()
    expect(typed).toEqual([false, true, true])
  })

  it("are not those after the cursor was moved, even to where it was", () => {
    const { typed } = new Typist()
      .insert("ab", "input.type")
      .moveTo(0)
      .moveTo(2)
      .insert("c", "input.type")
      .insert("d", "input.type")
    expect(typed).toEqual([false, false, true])
  })

  it("are not a paste, a drop, a cut or a moved line, nor the first letter after", () => {
    for (const other of ["input.paste", "input.drop", "delete.cut", "move.line", "indent"]) {
      const { typed } = new Typist()
        .insert("a", "input.type")
        .insert("b", other)
        .insert("c", "input.type")
      expect(typed, other).toEqual([false, false, false])
    }
  })

  it("are not Enter, but the letters of the line that it began", () => {
    const typist = new Typist().insert("a", "input.type")
    insertNewlineAndIndent({ state: typist.state, dispatch: (one) => void typist.apply(one) })
    expect(typist.insert("b", "input.type").typed).toEqual([false, false, true])
  })

  it("are all of a word that an input method composes after its first letter", () => {
    const { typed } = new Typist()
      .insert("に", "input.type.compose.start")
      .moveTo(1)
      .insert("ほ", "input.type.compose")
      .moveTo(2)
      .insert("ん", "input.type.compose")
    expect(typed).toEqual([false, true, true])
  })
})
