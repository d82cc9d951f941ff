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
import type { Relation } from "./relation.ts"
import type { Index } from "./row-index.ts"

/** Which rows of a predicate a join reads: all visible ones, those of the last round, or those before it. */
type Range = "all" | "recent" | "old"

interface Step {
  readonly relation: Relation
  /** The position of the predicate in the body. */
  readonly atom: number
  readonly range: Range
  /** Columns known before this step; looked up through the index when there are any. */
  readonly keyColumns: number[]
  /** What the key columns hold: a slot, or `~term`. */
  readonly keySources: number[]
  readonly key: number[]
  /** Columns whose terms go to slots. */
  readonly bindColumns: number[]
  readonly bindSlots: number[]
  /** Columns to compare: they repeat a variable of this same predicate, or hold a term and have no index. */
  readonly checkColumns: number[]
  /** What they hold: a slot, or `~term`. */
  readonly checkSources: number[]
  /** Conditions up to this one (exclusive) can be tested once this step is matched. */
  conditionsEnd: number
}

/** What a join needs to read terms and evaluate conditions. */
export interface JoinContext {
  /** All terms by id. */
  readonly terms: readonly Term[]
  readonly ordered: Environment["ordered"]
  readonly externs: Environment["externs"]
  /** Called now and then during an enumeration; what it throws ends it. */
  interrupt(): void
}

/** How many steps of an enumeration pass between interruptions. */
const interruptInterval = 8192

/** Hears each match; returns true to stop the enumeration. */
export type OnMatch = (match: Join, error: ExecutionError | null) => boolean

/**
 * Enumerates the matches of a query. The state of the current match, `slots` and `rows`, is valid only
 * while `onMatch` runs.
 */
export class Join implements Environment {
  readonly query: CompiledQuery
  /** The term of each variable. */
  readonly slots: TermId[]
  /** The row matched for each predicate, in the order of the body. */
  readonly rows: number[]
  readonly externs: Environment["externs"]
  readonly ordered: Environment["ordered"]
  readonly #context: JoinContext
  readonly #steps: readonly Step[]
  readonly #indexes: (Index | null)[]
  /** How many conditions hold without any predicate. */
  readonly #leadingConditions: number
  #trusted: Uint8Array = new Uint8Array(0)
  #onMatch: OnMatch = () => true
  #ticks = 0

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
    this.slots = query.slots.map(() => 0)
    this.rows = query.atoms.map(() => 0)
    const conditions = early ? query.conditions : []
    this.#steps = plan(query, conditions, recent)
    this.#indexes = this.#steps.map(() => null)
    this.#leadingConditions = conditionsWithin(conditions, 0, [])
  }

  interrupt(): void {
    this.#context.interrupt()
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
      if (relation.visible === 0 || (range === "recent" && relation.recent === relation.visible))
        return false
      this.#indexes[i] =
        keyColumns.length === 0 ? null : relation.index(keyColumns, this.#context.terms.length)
    }
    return this.#test(0, this.#leadingConditions, -1, null)
  }

  /** Tests conditions `from` to `to`, then goes on with the step after `step`. */
  #test(from: number, to: number, step: number, error: ExecutionError | null): boolean {
    if (++this.#ticks % interruptInterval === 0) this.#context.interrupt()
    let failure = error
    for (let i = from; i < to && failure === null; i++) {
      try {
        if (!holds(this.query.conditions[i]!.expression, this)) return false
      } catch (thrown) {
        if (!(thrown instanceof ExecutionError)) throw thrown
        failure = thrown
      }
    }
    return step + 1 === this.#steps.length
      ? this.#onMatch(this, failure)
      : this.#match(step + 1, failure)
  }

  #match(depth: number, error: ExecutionError | null): boolean {
    const step = this.#steps[depth]!
    const { relation, range } = step
    if (++this.#ticks % interruptInterval === 0) this.#context.interrupt()
    const { rows, width, arity } = relation
    const trusted = this.#trusted
    const from = range === "recent" ? relation.recent : 0
    const to = range === "old" ? relation.recent : relation.visible
    const index = this.#indexes[depth]!
    const tested = depth === 0 ? this.#leadingConditions : this.#steps[depth - 1]!.conditionsEnd
    const last = depth + 1 === this.#steps.length
    const plain = tested === step.conditionsEnd
    const next = index === null ? null : index.next
    let row = index === null ? from : index.first(this.#key(step))
    for (; row >= 0 && row < to; row = next === null ? row + 1 : next[row]!) {
      const at = row * width
      if (trusted[rows[at + arity]!] !== 1 || !this.#bind(step, rows, at)) continue
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

  #key({ key, keySources }: Step): readonly number[] {
    for (let i = 0; i < key.length; i++) {
      const source = keySources[i]!
      key[i] = source >= 0 ? this.slots[source]! : ~source
    }
    return key
  }

  /** Takes the terms of the row at `at`; false if it contradicts what is bound. */
  #bind(step: Step, rows: Int32Array, at: number): boolean {
    const { bindColumns, bindSlots, checkColumns, checkSources } = step
    const { slots } = this
    for (let i = 0; i < bindColumns.length; i++) slots[bindSlots[i]!] = rows[at + bindColumns[i]!]!
    for (let i = 0; i < checkColumns.length; i++) {
      const source = checkSources[i]!
      if (rows[at + checkColumns[i]!] !== (source >= 0 ? slots[source] : ~source)) return false
    }
    return true
  }
}

/** How many conditions, from number `tested` on, read only slots that are known. */
function conditionsWithin(
  conditions: readonly Condition[],
  tested: number,
  known: readonly boolean[],
): number {
  let end = tested
  while (end < conditions.length && conditions[end]!.slots.every((slot) => known[slot] === true))
    end++
  return end
}

/** Orders the predicates: the recent one first, then always the one with the most known columns. */
function plan(
  query: CompiledQuery,
  conditions: readonly Condition[],
  recent: number | null,
): readonly Step[] {
  const { atoms } = query
  const known: boolean[] = []
  const placed: boolean[] = []
  const steps: Step[] = []
  let tested = conditionsWithin(conditions, 0, known)
  while (steps.length < atoms.length) {
    const atom = recent !== null && steps.length === 0 ? recent : mostKnown(atoms, placed, known)
    placed[atom] = true
    const range =
      recent === null ? "all" : atom === recent ? "recent" : atom < recent ? "old" : "all"
    const step = makeStep(atoms[atom]!, atom, range, known)
    for (const slot of step.bindSlots) known[slot] = true
    tested = conditionsWithin(conditions, tested, known)
    step.conditionsEnd = tested
    steps.push(step)
  }
  return steps
}

/** The predicate not placed yet with the most known columns; of equals the first. */
function mostKnown(
  atoms: readonly Atom[],
  placed: readonly boolean[],
  known: readonly boolean[],
): number {
  let best = -1
  let bestKnown = -1
  for (let atom = 0; atom < atoms.length; atom++) {
    if (placed[atom] === true) continue
    let count = 0
    for (const column of atoms[atom]!.columns) if (column < 0 || known[column] === true) count++
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
  known: readonly boolean[],
): Step {
  const step: Step = {
    relation,
    atom,
    range,
    keyColumns: [],
    keySources: [],
    key: [],
    bindColumns: [],
    bindSlots: [],
    checkColumns: [],
    checkSources: [],
    conditionsEnd: 0,
  }
  for (let c = 0; c < columns.length; c++) {
    const column = columns[c]!
    if (column < 0 || known[column] === true) {
      // The rows of a round are consecutive: scanning them beats walking an index past all older ones.
      if (range === "recent") {
        step.checkColumns.push(c)
        step.checkSources.push(column)
      } else {
        step.keyColumns.push(c)
        step.keySources.push(column)
        step.key.push(0)
      }
    } else if (columns.indexOf(column) < c) {
      step.checkColumns.push(c)
      step.checkSources.push(column)
    } else {
      step.bindColumns.push(c)
      step.bindSlots.push(column)
    }
  }
  return step
}
