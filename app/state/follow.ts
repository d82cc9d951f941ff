/** Leads from a clause of the result to where it is written. */
import type { Clause } from "./derive/clauses.ts"
import { placeOf } from "./derive/places.ts"
import type { PaneId, State } from "./state.ts"

/** Without a clause, opens the pane that tells more. */
export function follow(state: State, clause: Clause | null, pane: PaneId = "why"): void {
  const { actions } = state
  if (clause === null) return actions.openPane(pane)
  const place = placeOf(state, clause)
  if (place === null) actions.tell("The text has changed since this result: run it again first.")
  else actions.goTo({ ...place })
}
