/**
 * The measure of attempts as its statement says it, over plain terms: every set of predicates, every choice of
 * facts. Like the slow twin it is there to be obviously right.
 */
import {
  printExpression,
  printFact,
  type BlockId,
  type Expression,
  type Fact,
  type Predicate,
  type Query,
  type Term,
} from "../../ast/index.ts"
import { authorize } from "../authorize.ts"
import { termKey } from "../interner.ts"

export interface WorldFact {
  readonly fact: Fact
  readonly origin: readonly BlockId[]
}

export type Values = ReadonlyMap<string, Term>

/**
 * As the parts of the measure come: how many match, how many conditions are true, minus the distance, how many
 * facts are of the request.
 */
export type Measure = readonly [matched: number, met: number, closeness: number, requested: number]

export const sameTerm = (a: Term, b: Term): boolean => termKey(a) === termKey(b)

const fits = ({ name, terms }: Predicate, { fact }: WorldFact): boolean =>
  fact.name === name && fact.terms.length === terms.length

/** In how many places a fact differs; a variable without a value keeps its first one. */
export function differences(
  { terms }: Predicate,
  { fact }: WorldFact,
  values: Values,
): readonly number[] {
  const own = new Map(values)
  return terms.flatMap((term, i) => {
    const given = fact.terms[i]!
    if (term.kind === "variable" && !own.has(term.name)) own.set(term.name, given)
    const wanted = term.kind === "variable" ? own.get(term.name)! : term
    return sameTerm(wanted, given) ? [] : [i]
  })
}

/** The values after a fact is taken for a predicate, or null if they disagree. */
export function unify(predicate: Predicate, fact: WorldFact, values: Values): Values | null {
  if (!fits(predicate, fact) || differences(predicate, fact, values).length > 0) return null
  const grown = new Map(values)
  predicate.terms.forEach((term, i) => {
    if (term.kind === "variable") grown.set(term.name, fact.fact.terms[i]!)
  })
  return grown
}

export function distance(
  predicate: Predicate,
  facts: readonly WorldFact[],
  values: Values,
): number {
  const counts = facts
    .filter((fact) => fits(predicate, fact))
    .map((fact) => differences(predicate, fact, values).length)
  return Math.min(predicate.terms.length + 1, ...counts)
}

/** Whether the authorizer alone supplies the fact of a predicate whose variables all have values. */
export const isRequested = (
  predicate: Predicate,
  facts: readonly WorldFact[],
  values: Values,
): boolean =>
  facts.some(
    (fact) =>
      fact.origin.join() === "authorizer" &&
      fits(predicate, fact) &&
      differences(predicate, fact, values).length === 0,
  )

/**
 * What a condition comes to in a program of its own, where one fact gives the values. Variables without one
 * are null there: it does not read them, but its closures may shadow them.
 */
export function conditionIn(query: Query, values: Values, expression: Expression): string {
  const names = variablesOf(query)
  const name = "values"
  const body =
    names.length === 0
      ? []
      : [{ name, terms: names.map((each): Term => ({ kind: "variable", name: each })) }]
  const { verdict, failure } = authorize({
    blocks: [],
    authorizer: {
      scopes: [],
      facts:
        names.length === 0
          ? []
          : [{ name, terms: names.map((each) => values.get(each) ?? nothing) }],
      rules: [],
      checks: [{ kind: "one", queries: [{ body, expressions: [expression], scopes: [] }] }],
      policies: [],
    },
  })
  if (failure !== null) return "code" in failure.error ? failure.error.code : failure.error.name
  return String(verdict.checks[0]!.passed)
}

const nothing: Term = { kind: "null" }

const variablesOf = ({ body }: Query): readonly string[] => [
  ...new Set(
    body.flatMap(({ terms }) =>
      terms.flatMap((term) => (term.kind === "variable" ? [term.name] : [])),
    ),
  ),
]

/** Variables that predicates bind and an attempt leaves without a value leave a condition open. */
export function isOpen(query: Query, expression: Expression, values: Values): boolean {
  return variablesOf(query).some((name) => !values.has(name) && reads(expression, name))
}

const reads = (expression: Expression, name: string): boolean =>
  expression.some((op) => {
    if (op.kind === "value") return op.term.kind === "variable" && op.term.name === name
    return op.kind === "closure" && !op.params.includes(name) && reads(op.ops, name)
  })

export class BruteForce {
  readonly #query: Query
  readonly #facts: readonly WorldFact[]
  readonly #visible: readonly WorldFact[]
  readonly #conditions = new Map<string, boolean>()
  #most = 0
  /** By what matches with which values, for those that match most predicates. */
  #found = new Map<string, Measure>()

  /** @param visible those of `facts` that the query may read */
  constructor(query: Query, facts: readonly WorldFact[], visible: readonly WorldFact[]) {
    this.#query = query
    this.#facts = facts
    this.#visible = visible
  }

  /** How many choices of facts there are, about. */
  get size(): number {
    return this.#query.body
      .map((predicate) => 1 + this.#visible.filter((fact) => fits(predicate, fact)).length)
      .reduce((product, count) => product * count, 1)
  }

  /** The measures of all attempts that match most predicates, the greatest first. */
  ranking(): readonly Measure[] {
    this.#choose(0, new Map(), [])
    return [...this.#found.values()].toSorted((a, b) => compareMeasures(b, a))
  }

  #choose(next: number, values: Values, missing: readonly number[]): void {
    const predicate = this.#query.body[next]
    if (predicate === undefined) return this.#measure(values, missing)
    for (const fact of this.#visible) {
      const grown = unify(predicate, fact, values)
      if (grown !== null) this.#choose(next + 1, grown, missing)
    }
    this.#choose(next + 1, values, [...missing, next])
  }

  #measure(values: Values, missing: readonly number[]): void {
    const matched = this.#query.body.length - missing.length
    if (matched < this.#most) return
    if (matched > this.#most) this.#found.clear()
    this.#most = matched
    const key = `${missing.join()} ${describeValues(values)}`
    if (this.#found.has(key)) return
    const met = this.#query.expressions.filter((each) => this.#isTrue(each, values)).length
    const far = missing.map((each) => distance(this.#query.body[each]!, this.#facts, values))
    const requested = this.#query.body.filter(
      (predicate, i) => !missing.includes(i) && isRequested(predicate, this.#facts, values),
    ).length
    this.#found.set(key, [matched, met, -far.reduce((sum, each) => sum + each, 0), requested])
  }

  #isTrue(expression: Expression, values: Values): boolean {
    if (isOpen(this.#query, expression, values)) return false
    const key = `${printExpression(expression)} ${describeValues(values)}`
    let known = this.#conditions.get(key)
    if (known === undefined) {
      known = conditionIn(this.#query, values, expression) === "true"
      this.#conditions.set(key, known)
    }
    return known
  }
}

const compareMeasures = (a: Measure, b: Measure): number =>
  a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]

const describeValues = (values: Values): string =>
  [...values].map(([name, term]) => `${name}: ${termKey(term)}`).join()

export const describeFact = ({ fact, origin }: WorldFact): string =>
  `${printFact(fact)} of ${origin.join()}`
