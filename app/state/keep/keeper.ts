/**
 * Puts documents into the archive, one after the other. Of each it stores what `toSaved` makes of it, which has no
 * private key in it, and of a token or a snapshot from elsewhere only what the reader asked for.
 */
import type { ArchiveRefusal } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { reviser } from "./reviser.ts"
import { makeRoom } from "./room.ts"
import { saver } from "./saver.ts"
import type { State } from "../state.ts"

export interface Keeper {
  /** Keeps a state of a document, if there is something to keep. */
  save(state: State): Promise<void>
  /** The same of a page that may be gone in a moment: not in turn, and in one go. */
  saveLast(state: State): Promise<void>
  /** Keeps a state among the revisions; without a name only where it says something that the last one does not. */
  revise(state: State, name: string | null): Promise<ArchiveRefusal | null>
  /** Does something after all that was asked for before. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  /** Whether what is still to be kept of a document is dropped, as it was deleted. */
  forget(id: string, isDeleted: boolean): void
}

export function openKeeper(tools: DeskTools): Keeper {
  const deleted = new Set<string>()
  const roomy = makeRoom(tools)
  const { save, saveLast } = saver(tools, roomy)
  const { revise } = reviser(tools, roomy)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => null)
    return next
  }
  const isDeleted = ({ kept }: State): boolean => deleted.has(kept.id)
  return {
    inTurn,
    save: (state) => inTurn(async () => (isDeleted(state) ? undefined : save(state))),
    saveLast: async (state) => (isDeleted(state) ? undefined : saveLast(state)),
    revise: (state, name) => inTurn(async () => (isDeleted(state) ? null : revise(state, name))),
    forget: (id, gone) => void (gone ? deleted.add(id) : deleted.delete(id)),
  }
}
