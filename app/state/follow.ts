/** Leads from a clause of the result to where it is written. */
import type { Maker } from "../../src/worker/index.ts"
import { addressedClause, type Clause } from "./derive/clauses.ts"
import { placeOf, placeOfFact } from "./derive/places.ts"
import type { PaneId, Reveal, State } from "./state.ts"

/** Without a clause, opens the pane that tells more. */
export function follow(state: State, clause: Clause | null, pane: PaneId = "why"): void {
  const { actions } = state
  if (clause === null) return actions.openPane(pane)
  show(state, placeOf(state, clause))
}

/** The same from what made a fact: its rule, or where it is stated; or from a clause. */
export function followMaker(state: State, from: Maker | Clause): void {
  const clause = addressedClause(from)
  if (clause !== null) return show(state, placeOf(state, clause))
  if (from.kind === "stored")
    return state.actions.tell("No text states this fact: it is stored in the snapshot.")
  if (from.kind === "fact") show(state, placeOfFact(state, from))
}

function show({ actions }: State, place: Reveal | null): void {
  if (place === null) actions.tell("The text has changed since this result: run it again first.")
  else actions.goTo({ ...place })
}
