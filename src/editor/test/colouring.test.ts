import { highlightingFor } from "@codemirror/language"
import { EditorState, Text } from "@codemirror/state"
import { tags } from "@lezer/highlight"
import { describe, expect, it } from "vitest"
import { colouring } from "../colouring.ts"

const isColoured = (state: EditorState): boolean => highlightingFor(state, [tags.string]) !== null

describe("colours", () => {
  it("are given up while a line is very long", () => {
    const doc = Text.of(["user(1);"])
    const short = EditorState.create({ doc, extensions: [colouring(doc)] })
    expect(isColoured(short)).toBe(true)
    const long = short.update({ changes: { from: 0, insert: "x".repeat(20_000) } }).state
    expect(isColoured(long)).toBe(false)
    const shortened = long.update({ changes: { from: 0, to: 20_000 } }).state
    expect(isColoured(shortened)).toBe(true)
  })

  it("are kept in a long text of short lines", () => {
    const doc = Text.of(Array.from({ length: 20_000 }, () => "user(1);"))
    expect(isColoured(EditorState.create({ doc, extensions: [colouring(doc)] }))).toBe(true)
  })
})
