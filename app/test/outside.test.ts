import { describe, expect, it, vi } from "vitest"
import { openTestPage, run } from "./pages.ts"

describe("what the browser refuses", () => {
  it("is said, when it is the clipboard", async () => {
    const page = openTestPage()
    page.outside.refuses = true
    const { actions } = page.store.getState()
    await actions.copy("text", "the token")
    expect(page.store.getState().view.notice?.text).toMatch(/refused the clipboard/)
    expect(page.store.getState().view.copied).toEqual({ text: "text", done: false })
  })

  it("is said, when it is storage, and the choice holds all the same", () => {
    const page = openTestPage()
    page.outside.refuses = true
    page.store.getState().actions.chooseTheme("dark")
    expect(page.store.getState().view.theme).toBe("dark")
    expect(page.store.getState().view.notice?.text).toMatch(/does not let the page remember/)
  })
})

describe("copying", () => {
  it("says for two seconds that it was done", async () => {
    vi.useFakeTimers()
    const page = openTestPage()
    await page.store.getState().actions.copy("text", "the token")
    expect(page.outside.clipboard).toEqual(["text"])
    expect(page.store.getState().view.notice?.text).toBe("Copied the token.")
    vi.advanceTimersByTime(2000)
    expect(page.store.getState().view.copied).toBeNull()
    vi.useRealTimers()
  })

  it("takes all facts of a predicate, as Datalog or as CSV", async () => {
    const page = openTestPage()
    await run(page.store)
    const { actions } = page.store.getState()
    await actions.copyFacts("right", 2, "datalog")
    await actions.copyFacts("right", 2, "csv")
    expect(page.outside.clipboard[0]).toBe('right("file1", "read");\nright("file2", "write");\n')
    expect(page.outside.clipboard[1]).toContain("file2")
  })
})

describe("a notice", () => {
  it("goes with the next change", () => {
    const { store } = openTestPage()
    store.getState().actions.removeBlock(1)
    expect(store.getState().view.notice).toEqual({ text: "Removed block 1.", undo: true })
    store.getState().actions.editAuthorizer("allow if true;", true)
    expect(store.getState().view.notice).toBeNull()
  })
})
