/**
 * The desk that documents are kept at: everything of keeping that asks the browser's storage. What is put there goes
 * through the keeper; whatever is refused is told.
 */
import type { Keys, Look } from "../actions/actions.ts"
import type { Archive } from "./archive.ts"
import type { Host } from "../host.ts"
import { forgetting } from "./forgetting.ts"
import { openKeeper } from "./keeper.ts"
import { fetcher, openings, reopening } from "./openings.ts"
import { removals } from "./removals.ts"
import { revisionsDesk } from "./revisions-desk.ts"
import { shelving } from "./shelving.ts"
import type { State, Store } from "../state.ts"

export { followTabs, keepOnChange } from "./keep-on-change.ts"

/** What the actions of a page are made of. */
export interface Tools {
  readonly look: Look
  readonly set: Store["setState"]
  readonly get: Store["getState"]
  readonly host: Host
  readonly keys: Keys
}

/** The same beside the archive, and how the page says something. */
export interface DeskTools extends Tools {
  readonly archive: Archive
  readonly tell: (text: string) => void
}

export type Desk = ReturnType<typeof openDesk>

export function openDesk(page: Tools, archive: Archive) {
  const tell = (text: string): void => page.look({ notice: { text, undo: false } })
  const tools: DeskTools = { ...page, archive, tell }
  const keeper = openKeeper(tools)
  const fetch = fetcher(tools, keeper)
  const { open, takeTheirs } = openings(tools, keeper, fetch)
  return {
    open,
    takeTheirs,
    reopen: reopening(tools),
    /** What is refused is told when something is to be put. */
    ready: async (): Promise<void> => void (await archive.document(page.get().kept.id)),
    keep: keeper.save,
    keepLast: keeper.saveLast,
    /** A state that is worth going back to. */
    settle: async (state: State): Promise<void> => void (await keeper.revise(state, null)),
    ...shelving(tools, keeper, fetch),
    ...revisionsDesk(tools, keeper),
    ...removals(tools, keeper, open),
    ...forgetting(tools, keeper),
  }
}
