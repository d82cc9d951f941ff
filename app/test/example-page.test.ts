/** Examples as the page opens them, asks their requests and does what they propose; and the gallery they are in. */
import { beforeEach, expect, test, vi } from "vitest"
import { type Example, examples, findExample, groups } from "../examples/index.ts"
import { gallery, galleryCount, openExample } from "../state/derive/examples.ts"
import { hasWork } from "../state/derive/keeping.ts"
import { shownReport } from "../state/derive/shown.ts"
import { chosenRequest, withRequest } from "../state/example-request.ts"
import type { Store } from "../state/state.ts"
import { openPage, openTestPage, run } from "./pages.ts"
import { ask, authorizerText } from "./queries.ts"
import { reportWords } from "./verdict-words.ts"

// A strict run of 1 ms on a busy machine would fail for its time.
beforeEach(() => void vi.spyOn(performance, "now").mockReturnValue(0))

/** What the page shows of the run, and what the strip says beside it. */
async function shown(page: Store): Promise<{ readonly words: string; readonly strip: string }> {
  await run(page)
  const outcome = openExample(page.getState())?.outcome
  return {
    words: reportWords(shownReport(page.getState())!.value),
    strip: outcome === undefined || outcome === null ? "" : outcome.word,
  }
}

async function openedExample(id: string, request = 0): Promise<Store> {
  const page = openPage()
  await page.getState().actions.openExample(id, request)
  return page
}

const wordOf = (verdict: string): string =>
  verdict.includes("BiscuitBoundsExceeded")
    ? "Rejected"
    : verdict.startsWith("failed")
      ? "Failed"
      : verdict.startsWith("denied")
        ? "Denied"
        : "Allowed"

test.each(examples)(
  "the page opens $id, asks its requests and does what it proposes",
  async (example) => {
    const { id, requests, tries } = example
    const page = await openedExample(id)
    const { actions } = page.getState()
    for (const [i, { verdict }] of requests.entries()) {
      await actions.chooseRequest(i)
      expect(openExample(page.getState())?.chosen).toBe(i)
      expect(await shown(page)).toEqual({ words: verdict, strip: wordOf(verdict) })
    }
    for (const [i, { verdict, text }] of tries.entries()) {
      const before = page.getState().documents
      await actions.tryOut(i)
      expect(await shown(page), text).toEqual({ words: verdict, strip: wordOf(verdict) })
      expect(openExample(page.getState())?.tries.map(({ isDone }) => isDone)).toEqual(
        tries.map((_, j) => j === i),
      )
      actions.undo()
      expect(page.getState().documents).toBe(before)
    }
    expect(page.getState().view.notice).toBeNull()
  },
)

test("what an example brings is no work of the reader's, what the reader writes is", async () => {
  const page = await openedExample("attenuation", 1)
  const { actions } = page.getState()
  expect(hasWork(page.getState())).toBe(false)
  await actions.chooseRequest(0)
  await actions.tryOut(1)
  expect(hasWork(page.getState())).toBe(false)
  actions.editAuthorizer(`${authorizerText(page)}\n// mine`, false)
  expect(hasWork(page.getState())).toBe(true)
  await actions.openExample("expiry", 0)
  expect(page.getState().view.notice?.text).toContain("What was open is among your documents")
})

test("every one that was opened is marked as seen, over visits too", async () => {
  const { store, outside } = openTestPage()
  await store.getState().actions.openExample("roles", 0)
  await store.getState().actions.openExample("sets", 1)
  expect(outside.stored.get("examples")).toBe("roles sets")
  const cards = gallery("", store.getState().view.seen).flatMap((group) => group.cards)
  expect(cards.filter(({ isSeen }) => isSeen).map(({ id }) => id)).toEqual(["roles", "sets"])
})

test("an example that there is not opens nothing", async () => {
  const page = openPage()
  const { documents } = page.getState()
  await page.getState().actions.openExample("no-such-example", 0)
  expect(page.getState().documents).toBe(documents)
})

test("putting the notes away leaves what is written, and can be undone", async () => {
  const page = await openedExample("roles")
  const { actions, documents } = page.getState()
  actions.leaveExample()
  expect(openExample(page.getState())).toBeNull()
  expect(page.getState().documents).toEqual({ ...documents, example: "" })
  actions.undo()
  expect(openExample(page.getState())?.title).toBe("Roles")
})

const attenuation = findExample("attenuation")!

test("a request takes the place of one that the reader changed, and leaves the rest", async () => {
  const page = await openedExample("attenuation")
  const { actions } = page.getState()
  const mine = `operation("list");
// mine
resource("file7"); extra(1);

deny if extra(2);
allow if user("alice");`
  actions.editAuthorizer(mine, false)
  expect(openExample(page.getState())).toMatchObject({ chosen: -1, outcome: null })
  await actions.chooseRequest(1)
  expect(authorizerText(page)).toBe(`${attenuation.requests[1].facts}

// mine
extra(1);

deny if extra(2);
allow if user("alice");`)
  expect(page.getState().view.notice?.undo).toBe(true)
  actions.undo()
  expect(authorizerText(page)).toBe(mine)
})

test("policies that the reader changed stay when another request is chosen", () => {
  const text = `${attenuation.requests[0].facts}\n\nallow if true;`
  const { text: other, isAsMade } = withRequest({ text }, attenuation, 1)
  expect(isAsMade).toBe(true)
  expect(other).toBe(`${attenuation.requests[1].facts}\n\nallow if true;`)
  expect(chosenRequest({ text: other }, attenuation)).toBe(1)
})

test("an authorizer that was emptied takes a request", () => {
  const { text } = withRequest({ text: "" }, attenuation, 0)
  expect(text.trim()).toBe(attenuation.requests[0].facts)
})

test("the listing names what the token gives access to, its attenuation included", async () => {
  const page = await openedExample("listing")
  await run(page)
  const { text } = page.getState().documents.query
  expect(page.getState().view.pane).toBe("query")
  const table = await ask(page, text)
  expect(table.rows.map(({ terms }) => terms.join())).toEqual([
    '"/apollo/docs/plan.md"',
    '"/apollo/docs/crew.md"',
  ])
})

const found = (typed: string): string[] =>
  gallery(typed, new Set()).flatMap(({ cards }) => cards.map(({ id }) => id))

test("the gallery is searched by title, purpose, idea and Datalog, whatever the case", () => {
  expect(found("")).toEqual(examples.map(({ id }) => id))
  expect(found("Pulsar")).toEqual(["pulsar-topics", "pulsar-reply"])
  expect(found("reject if legal")).toEqual(["reject-if"])
  expect(found("extern::")).toEqual(["extern"])
  expect(found("other parties")).toEqual(["third-party", "login-service", "proof-of-possession"])
  expect(found("no such thing")).toEqual([])
  expect(galleryCount(gallery("", new Set()))).toBe(examples.length)
})

test("each card offers one request that is allowed and one that is not", () => {
  const cards = gallery("", new Set()).flatMap((group) => group.cards)
  for (const { choices } of cards)
    expect(choices.map(({ isAllowed }) => isAllowed)).toEqual([true, false])
})

test("one example leads to the next, the last to none", async () => {
  const lead = async ({ id }: Example) => openExample((await openedExample(id)).getState())?.next
  const last = groups.at(-1)!.examples.at(-1)!
  expect(await lead(examples[0]!)).toEqual({ id: "attenuation", title: "Attenuation" })
  expect(await lead(last)).toBeNull()
})
