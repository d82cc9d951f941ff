/** Earlier states of the open document: made, listed, and put in place of what is written. */
import type { DeskTools } from "./desk.ts"
import { holdsReal } from "./real.ts"
import type { Keeper } from "./keeper.ts"
import { readRevision, revisionItem } from "./records.ts"
import type { RevisionItem, State } from "../state.ts"
import { newestFirst } from "./reviser.ts"
import { reasonWords } from "./words.ts"

export function revisionsDesk({ archive, get, tell }: DeskTools, keeper: Keeper) {
  async function items(): Promise<readonly RevisionItem[]> {
    const found = await keeper.inTurn(() => archive.revisions(get().kept.id))
    if (found.kind === "refused") {
      tell(reasonWords(found.code))
      return []
    }
    const known = found.value.flatMap((value) => readRevision(value) ?? [])
    return known.sort(newestFirst).map(revisionItem)
  }

  return {
    revise: async (state: State, name: string | null): Promise<void> => {
      const { actions, shelf } = get()
      const refusal = await keeper.revise(state, name)
      if (name === null) return
      const { keepsReal, conflict } = state.kept
      const without = holdsReal(state.documents) && !(keepsReal && conflict === null)
      if (refusal !== null) tell(reasonWords(refusal.code))
      else tell(without ? savedWithout : name === "" ? "Saved a revision." : `Saved “${name}”.`)
      if (shelf.revisions !== null) await actions.listRevisions()
    },
    restore: async (key: number): Promise<void> => {
      const { actions } = get()
      const found = (await items()).find((each) => each.key === key)
      if (found === undefined) return tell("That revision is not here any more.")
      if (found.saved === null) return tell("That revision cannot be read.")
      const name = found.name ?? ""
      actions.replaceWith(
        found.saved,
        `This is ${name === "" ? "an earlier state" : `“${name}”`} of the document.`,
      )
    },
    listRevisions: async (): Promise<void> => {
      const { kept } = get()
      const list = await items()
      if (get().kept.id === kept.id) get().actions.finishRevisions(list)
    },
  }
}

const savedWithout = "Saved a revision, without what was pasted: that is not kept."
