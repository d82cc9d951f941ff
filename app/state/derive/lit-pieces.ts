/** Datalog of a clause in stretches, of which variables and values can light up. */
import type { Lit } from "../state.ts"
import type { Clause } from "./clauses.ts"
import { styledDatalog } from "./styled.ts"

export interface LitPiece {
  readonly text: string
  readonly className: string
  /** Null for what cannot light up. */
  readonly at: Lit | null
}

export const litPieces = (
  text: string,
  clause: Clause,
  bindings: readonly Lit[],
): readonly LitPiece[] =>
  styledDatalog(text).map((piece) => ({
    ...piece,
    at: litAt(piece.text, piece.className, clause, bindings),
  }))

function litAt(
  text: string,
  className: string,
  clause: Clause,
  bindings: readonly Lit[],
): Lit | null {
  switch (className) {
    case "tok-variable": {
      const variable = text.slice(1)
      const bound = bindings.find((binding) => binding.variable === variable)
      return bound ?? { clause, variable, value: null }
    }
    case "tok-string":
    case "tok-number":
      return { clause: null, variable: null, value: text }
    default:
      return null
  }
}
