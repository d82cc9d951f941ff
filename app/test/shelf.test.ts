import { describe, expect, it } from "vitest"
import { revisionRows, shelfRows, whenWords } from "../state/derive/shelf.ts"
import type { ShelfItem } from "../state/state.ts"

const now = Date.parse("2026-06-01T12:00:00Z")
const minute = 60_000

const item = (id: string, part: Partial<ShelfItem> = {}): ShelfItem => ({
  id,
  name: "",
  summary: `1 block: user("${id}");`,
  at: now - 5 * minute,
  unreadable: null,
  ...part,
})

describe("the documents of this browser", () => {
  const documents = [
    item("alice", { name: "Roles" }),
    item("bob"),
    item("lost", { unreadable: "it was made by a newer version of this page" }),
    item("fresh", { at: null }),
  ]

  it("are listed with what is in them, and whether they are open", () => {
    const [roles, untitled, lost, fresh] = shelfRows(documents, "", "bob", now)!
    expect(roles).toMatchObject({ called: "Roles", isOpen: false, when: { ago: "5 minutes ago" } })
    expect(untitled).toMatchObject({ called: "Untitled", isOpen: true })
    expect(lost).toMatchObject({
      isReadable: false,
      summary: "It cannot be opened: it was made by a newer version of this page.",
    })
    expect(fresh).toMatchObject({ when: { ago: "in this tab alone", exact: "" } })
    expect([roles, lost, fresh].map((row) => row!.blocked)).toEqual([
      null,
      "it cannot be read",
      "only this tab holds it: open it first",
    ])
  })

  it("are found by their name or what is written in them, whatever the case", () => {
    const found = (filter: string): string[] =>
      shelfRows(documents, filter, "", now)!.map(({ id }) => id)
    expect(found(" rOLES ")).toEqual(["alice"])
    expect(found('user("bob')).toEqual(["bob"])
    expect(found("nothing like it")).toEqual([])
  })

  it("are not there before they were fetched", () => {
    expect(shelfRows(null, "", "", now)).toBe(null)
    expect(revisionRows(null, now)).toBe(null)
  })
})

describe("the revisions of a document", () => {
  it("are marked where they have a name, and say so where they cannot be read", () => {
    const revision = { key: 1, name: null, at: now, saved: null }
    expect(revisionRows([revision], now)).toMatchObject([
      { key: 1, title: "Cannot be read", isNamed: false, when: { ago: "just now" } },
    ])
  })
})

describe("how long ago something was", () => {
  it.each([
    [-minute, "just now"],
    [59_000, "just now"],
    [minute, "1 minute ago"],
    [3 * 60 * minute, "3 hours ago"],
    [25 * 60 * minute, "yesterday"],
    [10 * 24 * 60 * minute, "10 days ago"],
  ])("%i ms are told as %s", (past, ago) => {
    expect(whenWords(now - past, now).ago).toBe(ago)
  })

  it("is a date after a month", () => {
    expect(whenWords(now - 60 * 24 * 60 * minute, now).ago).toMatch(/2026/)
  })
})
