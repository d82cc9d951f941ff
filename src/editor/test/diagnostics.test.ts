import { describe, expect, it } from "vitest"
import { type EditorDiagnostic, underlines } from "../diagnostics.ts"

const missing: EditorDiagnostic = {
  from: 9,
  to: 17,
  severity: "warning",
  code: "missing-input",
  message: "nothing supplies `time(…)`",
}

describe("an underline", () => {
  it("has the message, the hint below it and the code", () => {
    const [underline] = underlines([{ ...missing, hint: "the authorizer normally does" }], 20)
    expect(underline).toEqual({
      from: 9,
      to: 17,
      severity: "warning",
      source: "missing-input",
      message: "nothing supplies `time(…)`\nthe authorizer normally does",
    })
  })

  it("ends with the text where it was found in a longer one", () => {
    expect(underlines([missing], 12)).toMatchObject([{ from: 9, to: 12 }])
    expect(underlines([missing], 4)).toMatchObject([{ from: 4, to: 4 }])
  })

  it("offers what can be done about it", () => {
    let added = 0
    const action = { title: "add the time", run: () => void added++ }
    const [underline] = underlines([{ ...missing, action }], 20)
    expect(underline?.actions?.map(({ name }) => name)).toEqual(["add the time"])
    // What it does needs neither the editor nor the place.
    underline?.actions?.[0]?.apply(undefined as never, 9, 17)
    expect(added).toBe(1)
  })
})
