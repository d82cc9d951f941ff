import { describe, expect, it } from "vitest"
import { textCounts } from "../state/derive/counts.ts"
import type { DocumentId } from "../state/documents.ts"
import { clauseMarks } from "../state/derive/places.ts"
import type { Store } from "../state/state.ts"
import { run } from "./pages.ts"
import { explain, idOf, pageOf, textOf } from "./sources.ts"

/** Beside each clause its marks, by its first letters. */
const marks = (page: Store, document: DocumentId): readonly string[] =>
  [...clauseMarks(page.getState(), document), ...textCounts(page.getState(), document).marks]
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, text }) => `${textOf(page, document).slice(from, from + 5)}: ${text}`)

const unused = (page: Store, document: DocumentId): readonly string[] =>
  textCounts(page.getState(), document).unused.map(({ from, to }) =>
    textOf(page, document).slice(from, to),
  )

const authority = "user(1); user(2); other(3);\nseen($u) <- user($u);\nnone($u) <- nobody($u);"

describe("counts beside the texts", () => {
  it("say how often rules fired and facts were used, and what never did", async () => {
    const page = await pageOf([authority, "check if seen(1);"], "allow if user(1);")
    await explain(page)
    const id = idOf(page, 0)
    expect(marks(page, id)).toEqual([
      "user(: used 2×",
      "user(: used 1×",
      "other: unused",
      "seen(: fired 2×",
      "none(: never fired",
    ])
    expect(unused(page, id)).toEqual(["none($u) <- nobody($u)", "other(3)"])
    expect(marks(page, idOf(page, 1))).toEqual(["check: ✓"])
  })

  it("come after the results, which are there at once", async () => {
    const page = await pageOf([authority, "check if seen(1);"], "allow if user(1);")
    expect(marks(page, idOf(page, 0))).toEqual([])
    expect(marks(page, "authorizer")).toEqual(["allow: ✓ matches"])
  })

  it("stay over a new result until that is counted", async () => {
    const page = await pageOf([authority], "allow if user(1);")
    await explain(page)
    const before = marks(page, idOf(page, 0))
    page.getState().actions.editAuthorizer("allow if user(1), user(2);", false)
    await run(page)
    expect(marks(page, idOf(page, 0))).toEqual(before)
    await explain(page)
    expect(marks(page, idOf(page, 0))).not.toEqual(before)
  })

  it("name later policies that would match too", async () => {
    const page = await pageOf([authority], "allow if user(1);\ndeny if user(2);\ndeny if user(3);")
    await explain(page)
    expect(marks(page, "authorizer")).toEqual(["allow: ✓ matches", "deny : would also match"])
  })

  it("are left out of a run that failed", async () => {
    const page = await pageOf(["user(1);"], "check if user($u), 1 / 0 == 1;\nallow if true;")
    await explain(page)
    expect(marks(page, idOf(page, 0))).toEqual([])
  })

  it("can be switched off, which leaves the results", async () => {
    const page = await pageOf([authority], "allow if user(1);\ndeny if user(2);")
    await explain(page)
    page.getState().actions.switchCounts(false)
    expect(marks(page, idOf(page, 0))).toEqual([])
    expect(unused(page, idOf(page, 0))).toEqual([])
    expect(marks(page, "authorizer")).toEqual(["allow: ✓ matches"])
  })

  it("are the same until they are counted anew", async () => {
    const page = await pageOf([authority], "allow if user(1);")
    await explain(page)
    const before = textCounts(page.getState(), idOf(page, 0))
    page.getState().actions.openPane("facts")
    page.getState().actions.editAuthorizer("allow if user(1), user(2);", false)
    await run(page)
    expect(textCounts(page.getState(), idOf(page, 0))).toBe(before)
  })
})
