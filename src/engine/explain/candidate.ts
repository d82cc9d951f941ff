/** Rows for some predicates of a body, kept after the enumeration that found them has gone on. */
import type { CompiledQuery } from "../clause.ts"
import type { TermId } from "../interner.ts"
import type { Join } from "../join.ts"

export interface Candidate {
  /** The row of each predicate of the body; -1 for one that is missing. */
  readonly rows: readonly number[]
  /** The term of each variable; -1 for one that no matched predicate holds. */
  readonly slots: readonly TermId[]
}

/** The rows that a join has at present. */
export const wholeMatch = ({ rows, slots }: Join): Candidate => ({
  rows: [...rows],
  slots: [...slots],
})

/** The same of a join over the predicates `atoms` alone, which bind the slots of `bound`. */
export function partialMatch(
  query: CompiledQuery,
  atoms: readonly number[],
  bound: ReadonlySet<number>,
  match: Join,
): Candidate {
  const rows = query.atoms.map(() => -1)
  atoms.forEach((atom, i) => (rows[atom] = match.rows[i]!))
  return { rows, slots: match.slots.map((term, slot) => (bound.has(slot) ? term : -1)) }
}

/** The slots that some predicates bind. */
export const slotsBoundBy = (query: CompiledQuery, atoms: readonly number[]): ReadonlySet<number> =>
  new Set(atoms.flatMap((atom) => query.atoms[atom]!.columns.filter((column) => column >= 0)))
