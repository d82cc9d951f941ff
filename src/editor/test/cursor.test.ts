import { EditorState, type TransactionSpec } from "@codemirror/state"
import { describe, expect, it } from "vitest"
import { cursorAfter } from "../cursor.ts"

const before = EditorState.create({ doc: "user(1);", selection: { anchor: 2 } })

/** What is told of the cursor after a change of the state. */
function told(
  change: TransactionSpec,
  { hasFocus = true, focusChanged = false }: { hasFocus?: boolean; focusChanged?: boolean } = {},
): number | null {
  const { state, startState, docChanged } = before.update(change)
  return cursorAfter({ state, startState, docChanged, focusChanged, view: { hasFocus } })
}

describe("the cursor", () => {
  it("is told of when it moves", () => {
    expect(told({ selection: { anchor: 5 } })).toBe(5)
    expect(told({ selection: { anchor: 5, head: 1 } })).toBe(1)
    expect(told({ selection: { anchor: 5, head: 2 } })).toBeNull()
  })

  it("is told of when the text changes, also where it stays", () => {
    expect(told({ changes: { from: 0, insert: "a" } })).toBe(3)
    expect(told({ changes: { from: 6, insert: "a" } })).toBe(2)
  })

  it("is told of when the editor takes the focus, not when it loses it", () => {
    expect(told({}, { focusChanged: true })).toBe(2)
    expect(told({}, { focusChanged: true, hasFocus: false })).toBeNull()
  })

  it("is not told of while the focus is elsewhere", () => {
    expect(told({ changes: { from: 0, insert: "a" } }, { hasFocus: false })).toBeNull()
    expect(told({ selection: { anchor: 5 } }, { hasFocus: false })).toBeNull()
  })

  it("is not told of when nothing changes", () => {
    expect(told({})).toBeNull()
  })
})
