/**
 * Semi-naive evaluation: rounds that join what is new with what is known until nothing new follows.
 *
 * A round joins, for each rule and each predicate of its body, the rows of the last round at that predicate
 * with older rows at those before it and with all rows at those after it: every new combination once, no
 * old one. A fact is a pair (tuple, origin): the same tuple reached through other blocks is another fact.
 */
import type { Bounds } from "./bounds.ts"
import type { CompiledRule } from "./clause.ts"
import { ExecutionError, RunLimitError } from "./errors.ts"
import { Join, type OnMatch } from "./join.ts"
import type { OriginId } from "./origins.ts"
import type { Relation } from "./relation.ts"
import type { Address } from "./types.ts"
import type { World } from "./world.ts"

/**
 * A round that has made this many facts more than the limit allows ends at once: it is lost in any case,
 * and one round of a cross product could fill the memory. The reference would go on to the end of it. Under
 * strict limits no such excess is made.
 */
const excess = 100_000

/** A rule during the run. */
interface RunningRule {
  readonly rule: CompiledRule
  /** Its place in the world. */
  readonly number: number
  /** One join for each predicate of the body; one over nothing for an empty body. */
  readonly joins: readonly Join[]
  readonly terms: number[]
  /** Matches found in the last round. */
  fired: number
  /** Facts it made in the last round. */
  made: number
}

/**
 * Which rules fired in which rounds: four numbers for each, one after the other. The round, from 1; the
 * number of the rule; how many matches it found; how many new facts they made. Ascending by round, then by
 * rule. The last round is included although it made nothing, and so is one whose facts were dropped.
 */
export type Firings = readonly number[]

type RunEnd = ExecutionError | RunLimitError

export interface Fixpoint {
  /** Rounds that made new facts. */
  readonly iterations: number
  readonly firings: Firings
  /** What ended the run before its time. */
  readonly error: RunEnd | null
  /** The rule where that happened. */
  readonly at: Address | null
  /** Rules of which one match raised an error and another raised a different one. */
  readonly orderDependent: readonly Address[]
}

/**
 * Completes a world. Limits are tested after each round that made facts, in the reference's order: rounds,
 * facts, time. After an execution error the facts of its round are dropped; after a limit they stay.
 * Strict limits are tested before the first round too.
 *
 * @param past how many rounds made the world what it is; they count against no limit
 */
export function runToFixpoint(world: World, bounds: Bounds, past: number = 0): Fixpoint {
  const run = new Rounds(world, bounds, past, null)
  for (;;) {
    const error = run.refusal() ?? run.round()
    if (error !== null || run.finished) {
      const { iterations, firings, orderDependent } = run
      const at = error === null ? null : run.culprit(error)
      return { iterations, firings, error, at, orderDependent }
    }
  }
}

/** Says of a fact that a rule makes whether the world takes it. */
export type Admission = (relation: Relation, terms: ArrayLike<number>, origin: OriginId) => boolean

/**
 * Completes a world as far as `admits` allows, with no limit but `world.interrupt`. A match that raises an
 * error makes nothing. Returns which rules fired, and how many rounds made new facts.
 */
export function replayRounds(
  world: World,
  bounds: Bounds,
  admits: Admission,
): Pick<Fixpoint, "iterations" | "firings"> {
  const run = new Rounds(world, bounds, 0, admits)
  while (!run.finished) run.round()
  return run
}

class Rounds {
  readonly #world: World
  readonly #bounds: Bounds
  readonly #past: number
  readonly #admits: Admission | null
  readonly #rules: readonly RunningRule[]
  #facts: number
  /** How many facts there were when the round began. */
  #before = 0
  #failed: RunningRule | null = null
  iterations = 0
  finished = false
  readonly firings: number[] = []
  readonly orderDependent: Address[] = []

  constructor(world: World, bounds: Bounds, past: number, admits: Admission | null) {
    this.#world = world
    this.#bounds = bounds
    this.#past = past
    this.#admits = admits
    this.#facts = world.factCount
    this.#rules = world.rules.map((rule, number) => ({
      rule,
      number,
      joins:
        rule.atoms.length === 0
          ? [new Join(rule, world, null)]
          : rule.atoms.map((_, atom) => new Join(rule, world, atom)),
      terms: rule.head.columns.map(() => 0),
      fired: 0,
      made: 0,
    }))
  }

  /** What strict limits say against the world as it was given. */
  refusal(): RunLimitError | null {
    const isGiven = this.#bounds.isStrict && this.iterations === 0
    return isGiven ? (this.#bounds.facts(this.#facts) ?? this.#bounds.time()) : null
  }

  /** Applies every rule once. Returns what ends the run, if anything does. */
  round(): RunEnd | null {
    this.#before = this.#facts
    let error: RunEnd | null = null
    for (const running of this.#rules) {
      running.fired = 0
      running.made = 0
      const raised = this.#apply(running)
      // The reference applies rules in random order, so another rule's error may be the one it reports.
      if (error !== null && raised instanceof ExecutionError)
        this.#noteConflict(error, raised, running)
      error = this.#graver(error, raised)
      if (error instanceof RunLimitError) break
    }
    if (error instanceof ExecutionError) {
      for (const relation of this.#world.relations.all) relation.truncate()
      for (const running of this.#rules) running.made = 0
      this.#noteFirings()
      return error
    }
    this.#noteFirings()
    for (const relation of this.#world.relations.all) relation.endRound()
    if (this.#facts === this.#before) {
      this.finished = true
      return error
    }
    this.iterations++
    return this.#limitReached() ?? error
  }

  /** The rule that raised an error, or the one that made most facts in the round that reached a limit. */
  culprit(error: RunEnd): Address | null {
    if (error instanceof ExecutionError) return this.#failed?.rule.address ?? null
    const most = this.#rules.toSorted((a, b) => b.made - a.made)[0]
    return most === undefined || most.made === 0 ? null : most.rule.address
  }

  #noteFirings(): void {
    for (const { number, fired, made } of this.#rules) {
      if (fired > 0) this.firings.push(this.#past + this.iterations + 1, number, fired, made)
    }
  }

  #limitReached(): RunLimitError | null {
    const bounds = this.#bounds
    return bounds.rounds(this.iterations) ?? bounds.facts(this.#facts) ?? bounds.time()
  }

  #apply(running: RunningRule): RunEnd | null {
    const { rule, joins } = running
    let first: ExecutionError | null = null
    let limit: RunLimitError | null = null
    const onMatch: OnMatch = (match, error) => {
      if (error !== null && this.#admits !== null) return false
      if (error !== null) {
        if (first !== null) this.#noteConflict(first, error, running)
        first ??= error
      } else {
        running.fired++
        if (first === null) this.#derive(running, match)
      }
      limit = this.#overrun()
      return limit !== null
    }
    for (const join of joins) {
      // Without a body, a rule says everything in the first round.
      if (rule.atoms.length === 0 && this.iterations > 0) break
      try {
        if (join.run(onMatch)) break
      } catch (thrown) {
        if (!(thrown instanceof RunLimitError)) throw thrown
        limit = thrown
        break
      }
    }
    if (first !== null) this.#failed ??= running
    return this.#graver(first, limit)
  }

  /** The first of two ends of a round, but that a strict limit comes before any error. */
  #graver(first: RunEnd | null, second: RunEnd | null): RunEnd | null {
    const isOver = this.#bounds.isStrict && second instanceof RunLimitError
    return isOver ? second : (first ?? second)
  }

  #noteConflict(one: Error, other: Error, { rule }: RunningRule): void {
    if (one.message !== other.message && !this.orderDependent.includes(rule.address)) {
      this.orderDependent.push(rule.address)
    }
  }

  #derive(running: RunningRule, match: Join): void {
    const { rule, terms } = running
    const { columns, relation } = rule.head
    for (let c = 0; c < terms.length; c++) {
      const column = columns[c]!
      terms[c] = column >= 0 ? match.slots[column]! : ~column
    }
    const origin = this.#origin(rule, match)
    if (this.#admits?.(relation, terms, origin) === false) return
    const row = relation.add(terms, origin, running.number)
    if (row < 0) return
    this.#facts++
    running.made++
    // INVARIANT: premises are rows of earlier rounds, so following them always ends at given facts.
    relation.setPremises(row, match.rows)
  }

  #origin(rule: CompiledRule, match: Join): number {
    const { origins } = this.#world
    let origin = rule.origin
    for (let i = 0; i < rule.atoms.length; i++) {
      const other = rule.atoms[i]!.relation.origin(match.rows[i]!)
      if (other !== origin) origin = origins.union(origin, other)
    }
    return origin
  }

  /** A round that cannot end well: what it has made alone is far over the limit of facts. */
  #overrun(): RunLimitError | null {
    if (this.#bounds.isStrict) return this.#bounds.facts(this.#facts)
    const made = this.#facts - this.#before
    return made > this.#bounds.limits.maxFacts + excess ? this.#bounds.facts(this.#facts) : null
  }
}
