import { EditorState, Text } from "@codemirror/state"
import { EditorView } from "@codemirror/view"
import { describe, expect, it } from "vitest"
import { colouring } from "../colouring.ts"
import { emphases, emphasize, lit, type Stretch, unused } from "../emphasis.ts"

const source = "user(1);\nuser(2);\nright(3);"
const first = { from: 0, to: 7 }
const second = { from: 9, to: 16 }

const begin = (doc = source) => EditorState.create({ doc, extensions: [emphases] })

function grey(state: EditorState, ...stretches: readonly Stretch[]): EditorState {
  const change = emphasize(state, unused, stretches)
  return change === null ? state : state.update(change).state
}

/** The texts that are grey. */
function texts(state: EditorState): string[] {
  const found: string[] = []
  state
    .field(unused.field)
    .between(0, state.doc.length, (from, to) => void found.push(state.sliceDoc(from, to)))
  return found
}

describe("what was never used", () => {
  it("is grey in whatever order it is told, until something else is", () => {
    const state = grey(begin(), second, first)
    expect(texts(state)).toEqual(["user(1)", "user(2)"])
    expect(texts(grey(state, second))).toEqual(["user(2)"])
    expect(texts(grey(state))).toEqual([])
  })

  it("moves with its text, and takes in nothing that is typed beside it", () => {
    const state = grey(begin(), second)
    const typed = state.update({
      changes: [
        { from: 9, insert: "a(0), " },
        { from: 16, insert: ", b(3)" },
        { from: 14, insert: "1" },
      ],
    }).state
    expect(texts(typed)).toEqual(["user(12)"])
  })

  it("goes with its text", () => {
    expect(texts(grey(begin(), first).update({ changes: { from: 0, to: 9 } }).state)).toEqual([])
  })

  it("ends with the text where it was found in a longer one", () => {
    expect(texts(grey(begin("a(1)"), { from: 0, to: 9 }, { from: 8, to: 9 }))).toEqual(["a(1)"])
  })

  it("needs no transaction when it is told again", () => {
    const state = grey(begin(), first, second)
    expect(emphasize(state, unused, [second, { ...first }])).toBeNull()
    expect(emphasize(state, unused, [first])).not.toBeNull()
    expect(emphasize(begin(), unused, [])).toBeNull()
  })

  it("is apart from what is lit", () => {
    const state = grey(begin(), first)
    const change = emphasize(state, lit, [{ from: 5, to: 6 }])
    expect(texts(state.update(change!).state)).toEqual(["user(1)"])
  })
})

describe("the drawing of stretches", () => {
  const drawn = (state: EditorState): number =>
    state
      .facet(EditorView.decorations)
      .reduce((sum, set) => sum + (typeof set === "function" ? 0 : set.size), 0)

  it("is given up with the colours while a line is very long, and comes back", () => {
    const doc = Text.of(source.split("\n"))
    const short = grey(EditorState.create({ doc, extensions: [colouring(doc)] }), first, second)
    expect(drawn(short)).toBe(2)
    const long = short.update({ changes: { from: 17, insert: "x".repeat(20_000) } }).state
    expect(drawn(long)).toBe(0)
    expect(drawn(long.update({ changes: { from: 17, to: 20_017 } }).state)).toBe(2)
  })
})
