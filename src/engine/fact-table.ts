/**
 * The facts of one predicate in a finished world, numbered in the order of the report: the rows of its
 * relation, then the facts that hold a variable, which stand in no relation. Its columns are what facts are
 * sorted by, its search texts what they are filtered by.
 */
import { printFact, type Term } from "../ast/index.ts"
import { blockName } from "./explain/names.ts"
import { birthWords } from "./facts-text.ts"
import type { OriginId } from "./origins.ts"
import type { Relation } from "./relation.ts"
import { factRow, inertFacts, inertRow, makerOf } from "./report.ts"
import type { FactRow } from "./types.ts"
import type { InertFact, World } from "./world.ts"

/** Between the parts of a search text; no filter that was typed holds it. */
const separator = "\u0000"

export class FactTable {
  readonly name: string
  readonly arity: number
  readonly count: number
  readonly #world: World
  readonly #relation: Relation | null
  /** Rows of the relation; the facts from this number on are inert. */
  readonly #visible: number
  readonly #inert: readonly InertFact[]
  #texts: readonly string[] | null = null

  constructor(world: World, name: string, arity: number) {
    const named = (fact: { readonly name: string }, terms: number): boolean =>
      fact.name === name && terms === arity
    this.name = name
    this.arity = arity
    this.#world = world
    this.#relation = world.relations.all.find((each) => named(each, each.arity)) ?? null
    this.#visible = this.#relation?.visible ?? 0
    this.#inert = inertFacts(world).filter(({ fact }) => named(fact, fact.terms.length))
    this.count = this.#visible + this.#inert.length
  }

  row(number: number): FactRow {
    return number < this.#visible
      ? factRow(this.#world, this.#relation!, number)
      : inertRow(this.#world, this.#inertAt(number))
  }

  terms(number: number): readonly Term[] {
    return number < this.#visible
      ? this.#world.tuple(this.#relation!, number).terms
      : this.#inertAt(number).fact.terms
  }

  term(number: number, column: number): Term {
    return number < this.#visible
      ? this.#world.terms[this.#relation!.term(number, column)]!
      : this.#inertAt(number).fact.terms[column]!
  }

  origin(number: number): OriginId {
    return number < this.#visible ? this.#relation!.origin(number) : this.#inertAt(number).origin
  }

  round(number: number): number {
    return number < this.#visible ? this.#relation!.round(number) : 0
  }

  /** For each fact, in lower case: its text, the names of its origin, the words of its birth. */
  searchTexts(): readonly string[] {
    return (this.#texts ??= this.#print())
  }

  #print(): readonly string[] {
    const { name } = this
    const originWords = Array.from({ length: this.#world.origins.count }, (_, origin) =>
      this.#world.origins.blocks(origin).map(blockName).join(separator),
    )
    return Array.from({ length: this.count }, (_, number) => {
      const text = printFact({ name, terms: this.terms(number) })
      const birth = birthWords(this.#birth(number))
      return `${text}${separator}${originWords[this.origin(number)]!}${separator}${birth}`.toLowerCase()
    })
  }

  #birth(number: number): Pick<FactRow, "round" | "from"> {
    return number < this.#visible
      ? {
          round: this.#relation!.round(number),
          from: makerOf(this.#world, this.#relation!.maker(number)),
        }
      : inertRow(this.#world, this.#inertAt(number))
  }

  #inertAt(number: number): InertFact {
    return this.#inert[number - this.#visible]!
  }
}
