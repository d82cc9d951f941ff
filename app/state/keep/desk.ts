/**
 * The desk that documents are kept at: everything of keeping that asks the browser's storage. What is put there goes
 * through the keeper; whatever is refused is told.
 */
import { encodeFile } from "../../../src/document/index.ts"
import type { Keys, Look } from "../actions/actions.ts"
import type { Archive } from "./archive.ts"
import { documentsDesk } from "./documents-desk.ts"
import type { Host } from "../host.ts"
import { openKeeper, savedOf } from "./keeper.ts"
import { removals } from "./removals.ts"
import { revisionsDesk } from "./revisions-desk.ts"
import type { State, Store } from "../state.ts"
import { reasonWords } from "./words.ts"

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
  const documents = documentsDesk(tools, keeper)
  const revisions = revisionsDesk(tools, keeper)
  const { get, host } = page
  return {
    ...documents,
    ...revisions,
    ...removals(tools, keeper, documents),
    keep: keeper.save,
    /** A state that is worth going back to. */
    settle: async (state: State): Promise<void> => void (await keeper.revise(state, null)),
    exportFile: async (): Promise<void> => {
      const saved = await savedOf(get(), host.workshop)
      if (saved.kind === "refused") return tell(reasonWords(saved.code))
      host.download(fileName(saved.value.name), encodeFile(saved.value))
    },
  }
}

/** What systems do not take in the name of a file is left out. */
export function fileName(name: string): string {
  const plain = name
    .replace(/[^\p{L}\p{N} ._-]+/gu, "")
    .replace(/^[. ]+/, "")
    .trim()
  return `${plain === "" ? "untitled" : plain}.biscuit-playground.json`
}
