import { EditorState } from "@codemirror/state"
import { keymap } from "@codemirror/view"
import { describe, expect, it } from "vitest"
import { boxOfMark, explaining } from "../explaining.ts"

const measures = {
  boxSizing: "content-box",
  width: "50px",
  height: "18px",
  paddingLeft: "7px",
  paddingRight: "7px",
  paddingTop: "0px",
  paddingBottom: "0px",
  borderLeftWidth: "1px",
  borderRightWidth: "1px",
  borderTopWidth: "1px",
  borderBottomWidth: "1px",
}

describe("the box of a mark", () => {
  const line = { right: 400, bottom: 240 }
  const padding = { paddingRight: "8px", paddingBottom: "0px" }

  it("is in the lower right corner of its line, with its padding and border", () => {
    const box = { left: 326, top: 220, right: 392, bottom: 240 }
    expect(boxOfMark(line, padding, measures)).toEqual(box)
  })

  it("is the same where the page measures boxes with their borders", () => {
    const whole = { ...measures, boxSizing: "border-box", width: "66px", height: "20px" }
    expect(boxOfMark(line, padding, whole)).toEqual(boxOfMark(line, padding, measures))
  })
})

describe("Alt-Enter", () => {
  it("asks about the clause at the cursor", () => {
    const asked: number[] = []
    const state = EditorState.create({
      doc: "user(1);",
      selection: { anchor: 0, head: 5 },
      extensions: [explaining((position) => void asked.push(position))],
    })
    const binding = state
      .facet(keymap)
      .flat()
      .find(({ key }) => key === "Alt-Enter")
    // The command reads the state alone.
    binding?.run?.({ state } as never)
    expect(asked).toEqual([5])
  })
})
