/** Queries to begin with, made from the facts of the run. */
import { printPredicate, type Predicate, type Term } from "../../../src/ast/index.ts"
import type { PredicateFacts, Report } from "../../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"

const most = 3

/** The predicate with most facts, as a whole and for one value, then others. Facts of the request come last. */
export const exampleQueries: (report: Report) => readonly string[] = memoWeak(({ predicates }) => {
  const named = predicates.filter(({ arity, facts }) => arity > 0 && facts.length > 0)
  const sorted = named.toSorted((a, b) => b.arity - a.arity || b.total - a.total)
  const [first] = sorted
  const narrow = first === undefined || first.arity < 2 ? [] : [narrowed(first)]
  return [...narrow, ...sorted.map(open)].slice(0, most).map((one) => printPredicate(one))
})

const letters = "abcdefghijklmnopqrstuvwxyz"

const variable = (index: number): Term => ({
  kind: "variable",
  name: letters[index] ?? `a${index}`,
})

const open = ({ name, arity }: PredicateFacts): Predicate => ({
  name,
  terms: Array.from({ length: arity }, (_, i) => variable(i)),
})

/** With the last value of its first fact. */
function narrowed(predicate: PredicateFacts): Predicate {
  const { name, terms } = open(predicate)
  return { name, terms: [...terms.slice(0, -1), ...predicate.facts[0]!.terms.slice(-1)] }
}
