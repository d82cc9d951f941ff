/** Leads from the texts to the bytes of the token that encode them, and back. */
import { toHex } from "../../src/ast/index.ts"
import { shownAnatomy } from "./derive/anatomy.ts"
import { placeOfBytes } from "./derive/anatomy-clause.ts"
import type { ClauseOfBlock, State } from "./state.ts"

/** Shows where a clause of the token is written. */
export function goToClause(state: State, at: ClauseOfBlock): void {
  const place = placeOfBytes(state, at)
  if (place !== null) return state.actions.goTo({ ...place })
  state.actions.tell("The text has changed since this token was made: it is not there any more.")
}

/** Copies the selected bytes as hexadecimal digits. */
export function copyBytes(state: State): void {
  const { selected } = state.view.bytes
  const token = shownAnatomy(state)?.token
  if (selected === null || token === undefined) return
  const bytes = token.bytes.subarray(selected.from, selected.to)
  void state.actions.copy(toHex(bytes), "the bytes as hexadecimal")
}
