/**
 * How facts came about: the first derivation of each, and of its premises, down to what was given. A first
 * derivation is one of the earliest round that has any, so no proof of a fact is lower. Premises are of
 * earlier rounds, hence in the order of rounds each stands before what it supports.
 */
import type { Authorization } from "../authorize.ts"
import { namedFact } from "../report.ts"
import type { Relation } from "../relation.ts"
import type { FactPlace, InertFact, World } from "../world.ts"
import { Budget } from "./budget.ts"
import { bindingsOf, conditionsOf, findInert, firstMaking, namedInert, valuesOf } from "./made.ts"
import type { FactKey, Proof, ProofNode } from "./types.ts"

/** Bounds of a proof: derived facts that are followed, and milliseconds. */
const maxFollowed = 2000
const maxTime = 200

/**
 * Proves facts together. Where the budget ends, nodes are not followed: those nearest to the facts asked
 * for are.
 *
 * @param budget a step for each derived fact that is followed
 * @throws {RangeError} the run was refused before it made a world
 */
export function proof(
  { world }: Authorization,
  facts: readonly FactKey[],
  budget: Budget = new Budget(maxFollowed, maxTime),
): Proof {
  if (world === null) throw new RangeError("a run without a world proves nothing")
  const graph = new ProofGraph(world, budget)
  const asked = facts.map((fact) => graph.find(fact))
  graph.follow()
  return graph.result(asked)
}

type Place = FactPlace | InertFact

const isInert = (place: Place): place is InertFact => "fact" in place

/** A fact of the proof under the number of its discovery. */
interface Entry {
  readonly place: Place
  node: ProofNode
}

class ProofGraph {
  readonly #world: World
  readonly #budget: Budget
  readonly #entries: Entry[] = []
  readonly #rows = new Map<Relation, Map<number, number>>()
  readonly #inert = new Map<InertFact, number>()

  constructor(world: World, budget: Budget) {
    this.#world = world
    this.#budget = budget
  }

  /** The number of a fact, entered if it is new; null when the world does not hold it. */
  find(fact: FactKey): number | null {
    const place = this.#world.find(fact, fact.origin)
    if (place !== null) return this.#enterRow(place)
    const inert = findInert(this.#world, fact)
    return inert === undefined ? null : this.#enterInert(inert)
  }

  /** Follows each fact to its premises, nearest to the facts asked for first. */
  follow(): void {
    this.#budget.within(this.#world, () => {
      // Those that are entered on the way are followed too.
      for (const entry of this.#entries) if (!this.#expand(entry)) return
    })
  }

  result(asked: readonly (number | null)[]): Proof {
    const order = [...this.#entries.keys()].toSorted((a, b) => this.#round(a) - this.#round(b))
    const places: number[] = []
    order.forEach((n, place) => (places[n] = place))
    return {
      kind: "proof",
      roots: asked.map((n) => (n === null ? null : places[n]!)),
      nodes: order.map((n) => {
        const { node } = this.#entries[n]!
        return { ...node, premises: node.premises.map((premise) => places[premise]!) }
      }),
      complete: !this.#budget.spent,
    }
  }

  #round(n: number): number {
    return this.#entries[n]!.node.fact.round
  }

  /** Follows one fact; false when the budget does not allow it. */
  #expand(entry: Entry): boolean {
    const making = isInert(entry.place) ? null : firstMaking(this.#world, entry.place)
    if (making === null) return true
    if (this.#budget.step()) return false
    const values = valuesOf(this.#world, making)
    const conditions = conditionsOf(this.#world, making.rule, values)
    const premises = making.premises.map((premise) => this.#enterRow(premise))
    entry.node = { ...entry.node, premises, conditions }
    return true
  }

  #enterRow(place: FactPlace): number {
    const { relation, row } = place
    let rows = this.#rows.get(relation)
    if (rows === undefined) {
      rows = new Map()
      this.#rows.set(relation, rows)
    }
    let number = rows.get(row)
    if (number === undefined) {
      const making = firstMaking(this.#world, place)
      number = this.#enter(place, {
        fact: namedFact(this.#world, place),
        bindings: making === null ? [] : bindingsOf(making.rule, valuesOf(this.#world, making)),
        premises: [],
        conditions: [],
        repeats: relation.repeats(row),
      })
      rows.set(row, number)
    }
    return number
  }

  #enterInert(inert: InertFact): number {
    let number = this.#inert.get(inert)
    if (number === undefined) {
      const fact = namedInert(this.#world, inert)
      number = this.#enter(inert, { fact, bindings: [], premises: [], conditions: [], repeats: 0 })
      this.#inert.set(inert, number)
    }
    return number
  }

  #enter(place: Place, node: ProofNode): number {
    return this.#entries.push({ place, node }) - 1
  }
}
