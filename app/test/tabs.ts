/** Tabs of a browser that keeps documents. */
import { afterEach } from "vitest"
import { openRemembered } from "../state/boot.ts"
import { followTabs } from "../state/keep/keep-on-change.ts"
import type { RevisionItem, ShelfItem, Store } from "../state/state.ts"
import { openStorage, type Storage } from "./archive.ts"
import { openTestPage, type TestPage } from "./pages.ts"

/** What ends the effects of a test's tabs. */
export const stops: (() => void)[] = []
afterEach(() => stops.splice(0).forEach((stop) => stop()))

/** A page that hears the others of its storage. */
export function openTab(storage: Storage = openStorage()): TestPage {
  const page = openTestPage(storage)
  stops.push(followTabs(page.store, page.host))
  return page
}

/** The page as the next start of the same tab opens it. */
export async function reopened(storage: Storage): Promise<TestPage> {
  const page = openTab(storage)
  await openRemembered(page.store, page.host, false)
  return page
}

export const write = (page: Store, text: string): void =>
  page.getState().actions.editAuthorizer(text, false)

/** Keeps what the page would keep after a rest. */
export const keep = (page: Store): Promise<void> =>
  page.getState().actions.keepState(page.getState())

/** Makes the revision that the page would make after a longer rest. */
export const settle = (page: Store): Promise<void> =>
  page.getState().actions.settleState(page.getState())

export const authorizer = (page: Store): string => page.getState().documents.authorizer.text
export const notice = (page: Store): string => page.getState().view.notice?.text ?? ""

export async function revisions(page: Store): Promise<readonly RevisionItem[]> {
  await page.getState().actions.listRevisions()
  return page.getState().shelf.revisions!
}

export async function documents(page: Store): Promise<readonly ShelfItem[]> {
  await page.getState().actions.listDocuments()
  return page.getState().shelf.documents!
}

/** The authorizers of all documents that are kept. */
export const keptTexts = (storage: Storage): unknown[] =>
  [...storage.documents.values()].map((record) =>
    Reflect.get(Object(Reflect.get(record, "saved")), "authorizer"),
  )
