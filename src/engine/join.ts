/**
 * The one enumerator of matches. Rules, checks, policies, queries and explanations all find their matches
 * here: rows for each predicate of a body that agree on variables, that may be seen, and for which the
 * conditions hold.
 *
 * A plan orders the predicates so that each is looked up by as many known columns as possible. Conditions
 * are tested as soon as their variables are known, but in the written order and without changing the
 * outcome: an error is kept back until the match is complete, because a later predicate may still have no
 * row, and then the reference never evaluates the condition.
 */
import type { Term } from "../ast/index.ts"
import type { Atom, CompiledQuery, Condition } from "./clause.ts"
import { ExecutionError } from "./errors.ts"
import { holds, type Environment } from "./expression.ts"
import type { TermId } from "./interner.ts"
import type { Index, Relation } from "./relation.ts"

/** Which rows of a predicate a join reads: all visible ones, those of the last round, or those before it. */
type Range = "all" | "recent" | "old"

interface Step {
  readonly relation: Relation
  /** The position of the predicate in the body. */
  readonly atom: number
  readonly range: Range
  /** Columns known before this step; looked up through the index when there are any. */
  readonly keyColumns: readonly number[]
  /** What the key columns hold: a slot, or `~term`. */
  readonly keySources: Int32Array
  readonly key: Int32Array
  /** Columns whose terms go to slots. */
  readonly bindColumns: Int32Array
  readonly bindSlots: Int32Array
  /** Columns to compare: they repeat a variable of this same predicate, or hold a term and have no index. */
  readonly checkColumns: Int32Array
  /** What they hold: a slot, or `~term`. */
  readonly checkSources: Int32Array
  /** Conditions up to this one (exclusive) can be tested once this step is matched. */
  readonly conditionsEnd: number
}

/** What a join needs to read terms and evaluate conditions. */
export interface JoinContext {
  /** All terms by id. */
  readonly terms: readonly Term[]
  readonly ordered: Environment["ordered"]
  readonly externs: Environment["externs"]
}

/** Hears each match; returns true to stop the enumeration. */
export type OnMatch = (match: Join, error: ExecutionError | null) => boolean

/**
 * Enumerates the matches of a query. The state of the current match, `slots` and `rows`, is valid only
 * while `onMatch` runs.
 */
export class Join implements Environment {
  readonly query: CompiledQuery
  /** The term of each variable. */
  readonly slots: Int32Array
  /** The row matched for each predicate, in the order of the body. */
  readonly rows: Int32Array
  readonly externs: Environment["externs"]
  readonly ordered: Environment["ordered"]
  readonly #context: JoinContext
  readonly #steps: readonly Step[]
  readonly #indexes: (Index | null)[]
  /** How many conditions hold without any predicate. */
  readonly #leadingConditions: number
  #trusted: Uint8Array = new Uint8Array(0)
  #onMatch: OnMatch = () => true

  /**
   * @param recent the body position of the predicate whose rows are those of the last round, those before
   * it reading only older rows; null to read every visible row
   * @param early false to leave all conditions to the caller
   */
  constructor(query: CompiledQuery, context: JoinContext, recent: number | null, early = true) {
    this.query = query
    this.#context = context
    this.externs = context.externs
    this.ordered = context.ordered
    this.slots = new Int32Array(query.slots.length)
    this.rows = new Int32Array(query.atoms.length)
    const conditions = early ? query.conditions : []
    this.#steps = plan(query, conditions, recent)
    this.#indexes = this.#steps.map(() => null)
    this.#leadingConditions = conditionsWithin(conditions, 0, new Set())
  }

  value(slot: number): Term {
    return this.#context.terms[this.slots[slot]!]!
  }

  term(slot: number): TermId {
    return this.slots[slot]!
  }

  /** Runs `onMatch` for each match, oldest rows first within each predicate, until it returns true. */
  run(onMatch: OnMatch): boolean {
    this.#onMatch = onMatch
    this.#trusted = this.query.trusted.table()
    for (let i = 0; i < this.#steps.length; i++) {
      const { relation, range, keyColumns } = this.#steps[i]!
      if (relation.visible === 0 || (range === "recent" && relation.recent === relation.visible)) return false
      this.#indexes[i] =
        keyColumns.length === 0 ? null : relation.index(keyColumns, this.#context.terms.length)
    }
    return this.#test(0, this.#leadingConditions, -1, null)
  }

  /** Tests conditions `from` to `to`, then goes on with the step after `step`. */
  #test(from: number, to: number, step: number, error: ExecutionError | null): boolean {
    let failure = error
    for (let i = from; i < to && failure === null; i++) {
      try {
        if (!holds(this.query.conditions[i]!.expression, this)) return false
      } catch (thrown) {
        if (!(thrown instanceof ExecutionError)) throw thrown
        failure = thrown
      }
    }
    return step + 1 === this.#steps.length ? this.#onMatch(this, failure) : this.#match(step + 1, failure)
  }

  #match(depth: number, error: ExecutionError | null): boolean {
    const step = this.#steps[depth]!
    const { relation, range } = step
    const from = range === "recent" ? relation.recent : 0
    const to = range === "old" ? relation.recent : relation.visible
    const index = this.#indexes[depth]!
    const tested = depth === 0 ? this.#leadingConditions : this.#steps[depth - 1]!.conditionsEnd
    const last = depth + 1 === this.#steps.length
    const plain = tested === step.conditionsEnd
    const next = index === null ? null : index.next
    let row = index === null ? from : index.first(this.#key(step))
    for (; row >= 0 && row < to; row = next === null ? row + 1 : next[row]!) {
      if (this.#trusted[relation.origins[row]!] !== 1 || !this.#bind(step, relation, row)) continue
      this.rows[step.atom] = row
      const stop = !plain
        ? this.#test(tested, step.conditionsEnd, depth, error)
        : last
          ? this.#onMatch(this, error)
          : this.#match(depth + 1, error)
      if (stop) return true
    }
    return false
  }

  #key({ key, keySources }: Step): Int32Array {
    for (let i = 0; i < key.length; i++) {
      const source = keySources[i]!
      key[i] = source >= 0 ? this.slots[source]! : ~source
    }
    return key
  }

  #bind(step: Step, relation: Relation, row: number): boolean {
    const { bindColumns, bindSlots, checkColumns, checkSources } = step
    for (let i = 0; i < bindColumns.length; i++) {
      this.slots[bindSlots[i]!] = relation.columns[bindColumns[i]!]![row]!
    }
    for (let i = 0; i < checkColumns.length; i++) {
      const source = checkSources[i]!
      const term = source >= 0 ? this.slots[source] : ~source
      if (relation.columns[checkColumns[i]!]![row] !== term) return false
    }
    return true
  }
}

/** How many conditions, from number `tested` on, read only slots that are known. */
function conditionsWithin(
  conditions: readonly Condition[],
  tested: number,
  known: ReadonlySet<number>,
): number {
  let end = tested
  while (end < conditions.length && conditions[end]!.slots.every((slot) => known.has(slot))) end++
  return end
}

/** Orders the predicates: the recent one first, then always the one with the most known columns. */
function plan(
  query: CompiledQuery,
  conditions: readonly Condition[],
  recent: number | null,
): readonly Step[] {
  const known = new Set<number>()
  const left = query.atoms.map((_, i) => i)
  const steps: Step[] = []
  let tested = conditionsWithin(conditions, 0, known)
  while (left.length > 0) {
    const first = recent !== null && steps.length === 0
    const atom = first ? recent : mostKnown(query.atoms, left, known)
    left.splice(left.indexOf(atom), 1)
    const range = recent === null ? "all" : atom === recent ? "recent" : atom < recent ? "old" : "all"
    const step = makeStep(query.atoms[atom]!, atom, range, known)
    for (const slot of step.bindSlots) known.add(slot)
    tested = conditionsWithin(conditions, tested, known)
    steps.push({ ...step, conditionsEnd: tested })
  }
  return steps
}

function mostKnown(atoms: readonly Atom[], left: readonly number[], known: ReadonlySet<number>): number {
  let best = left[0]!
  let bestKnown = -1
  for (const atom of left) {
    const count = atoms[atom]!.columns.filter((column) => column < 0 || known.has(column)).length
    if (count > bestKnown) {
      best = atom
      bestKnown = count
    }
  }
  return best
}

function makeStep(
  { relation, columns }: Atom,
  atom: number,
  range: Range,
  known: ReadonlySet<number>,
): Omit<Step, "conditionsEnd"> {
  const keyColumns: number[] = []
  const bound: number[] = []
  const checked: number[] = []
  columns.forEach((column, c) => {
    // The rows of a round are consecutive: scanning them beats walking an index past all older ones.
    if (column < 0 || known.has(column)) (range === "recent" ? checked : keyColumns).push(c)
    else if (columns.indexOf(column) < c) checked.push(c)
    else bound.push(c)
  })
  const read = (positions: readonly number[]): Int32Array =>
    Int32Array.from(positions, (position) => columns[position]!)
  return {
    relation,
    atom,
    range,
    keyColumns,
    keySources: read(keyColumns),
    key: new Int32Array(keyColumns.length),
    bindColumns: Int32Array.from(bound),
    bindSlots: read(bound),
    checkColumns: Int32Array.from(checked),
    checkSources: read(checked),
  }
}
