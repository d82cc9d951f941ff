/** What follows from where the caret is: the clause the page is about, and what is asked about there. */
import { clauseAt, factAt, heldAt } from "./derive/lens.ts"
import type { DocumentId } from "./documents.ts"
import type { State } from "./state.ts"

/** Takes note of the clause at a position; comes with every key, and changes nothing within a clause. */
export function followCaret(state: State, document: DocumentId, position: number): void {
  state.actions.setCursor(clauseAt(state, document, position), heldAt(state, document, position))
}

/** Explains the clause or the fact at a position. */
export function explainAt(state: State, document: DocumentId, position: number): void {
  const { actions } = state
  const clause = clauseAt(state, document, position)
  if (clause !== null) return actions.explainClause(clause)
  const fact = factAt(state, document, position)
  if (fact !== null) return actions.explainFact(fact)
  actions.tell("There is no fact, rule, check or policy at the caret.")
}
