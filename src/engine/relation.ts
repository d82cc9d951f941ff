/**
 * The facts of one predicate: rows of term ids and an origin in one typed array, each pair (tuple, origin)
 * once, with the derivation that made it first.
 *
 * Rows are only ever appended, round after round, so a row's number tells its age: a round reads rows below
 * `visible`, of which those from `recent` on are new since the round before, and writes at the end. Indexes
 * follow at the beginning of a round. Joins visit rows in no order that columns would help: with all of a
 * row in one place, finding a repeated fact and counting it touches one cache line.
 */
import { Arena } from "./arena.ts"
import type { OriginId } from "./origins.ts"
import { Index } from "./row-index.ts"
import { RowTable } from "./row-table.ts"

/** What made a row: the number of a given fact as `~n`, or the number of a rule. */
export type MakerId = number

/** Beside its terms a row holds its origin, its maker, and how often it was derived again. */
const fixedFields = 3

const initialRows = 8

export class Relation {
  readonly name: string
  readonly arity: number
  /** `width` numbers a row: terms, origin, maker, repeats, premises. Valid below `count` rows. */
  rows: Int32Array
  /** Numbers in a row. */
  width: number
  count = 0
  /** Rows below this one were known before the last round. */
  recent = 0
  /** Rows below this one may be read. */
  visible = 0
  /** The number of rows after each round; the first entry counts the given facts. */
  readonly roundEnds: number[] = []
  readonly #table: RowTable
  readonly #indexes: Index[] = []
  readonly #arena: Arena

  /** @param terms all terms that rows can hold, to know how many there are */
  constructor(
    name: string,
    arity: number,
    terms: { readonly length: number },
    arena: Arena = new Arena(),
  ) {
    this.#arena = arena
    this.#table = new RowTable(this, arena, terms)
    this.name = name
    this.arity = arity
    this.width = arity + fixedFields
    this.rows = noRows
  }

  /** Makes room for the premises of rules with `count` body predicates. The relation must be empty. */
  reservePremises(count: number): void {
    this.width = Math.max(this.width, this.arity + fixedFields + count)
  }

  /**
   * Adds a row unless it is there. The new row's premises are for the caller to write.
   *
   * @returns the row's number, or -1 if the relation held it; it then counts as repeated.
   */
  add(terms: ArrayLike<number>, origin: OriginId, maker: MakerId): number {
    const { arity, width } = this
    const known = this.#table.find(terms, origin)
    if (known >= 0) {
      this.rows[known * width + arity + 2]!++
      return -1
    }
    const row = this.count++
    const at = row * width
    if (at + width > this.rows.length) this.#grow()
    const { rows } = this
    for (let c = 0; c < arity; c++) rows[at + c] = terms[c]!
    rows[at + arity] = origin
    rows[at + arity + 1] = maker
    this.#table.enter(row)
    return row
  }

  /** The visible row with these terms and this origin, or -1. */
  find(terms: ArrayLike<number>, origin: OriginId): number {
    const row = this.#table.find(terms, origin)
    return row < this.visible ? row : -1
  }

  term(row: number, column: number): number {
    return this.rows[row * this.width + column]!
  }

  origin(row: number): OriginId {
    return this.rows[row * this.width + this.arity]!
  }

  maker(row: number): MakerId {
    return this.rows[row * this.width + this.arity + 1]!
  }

  /** How often the row was derived again. */
  repeats(row: number): number {
    return this.rows[row * this.width + this.arity + 2]!
  }

  /** The row matched for predicate `i` of the body of the rule that made `row`. */
  premise(row: number, i: number): number {
    return this.rows[row * this.width + this.arity + fixedFields + i]!
  }

  /** Notes which rows a new row follows from, in the order of the rule's body. */
  setPremises(row: number, premises: ArrayLike<number>): void {
    const at = row * this.width + this.arity + fixedFields
    for (let i = 0; i < premises.length; i++) this.rows[at + i] = premises[i]!
  }

  /** Drops the rows of an unfinished round. Nothing may be added afterwards. */
  truncate(): void {
    this.count = this.visible
  }

  /** Makes the rows of the round that ended readable. */
  endRound(): void {
    this.recent = this.visible
    this.visible = this.count
    this.roundEnds.push(this.count)
  }

  /** Makes all rows count as those of the last round, and forgets that this round made nothing. */
  reopen(): void {
    this.roundEnds.pop()
    this.recent = 0
  }

  /** The round that made a row; 0 for given facts. */
  round(row: number): number {
    let low = 0
    let high = this.roundEnds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.roundEnds[middle]! > row) high = middle
      else low = middle + 1
    }
    return low
  }

  /** The index over `columns`, covering all visible rows. `termCount` bounds the term ids there are now. */
  index(columns: readonly number[], termCount: number): Index {
    let index = this.#indexes.find(
      (each) =>
        each.columns.length === columns.length && each.columns.every((c, i) => c === columns[i]),
    )
    if (index === undefined) {
      index = new Index(this, columns, termCount, this.#arena)
      this.#indexes.push(index)
    }
    index.follow()
    return index
  }

  #grow(): void {
    const rows = this.#arena.take(Math.max(2 * this.rows.length, initialRows * this.width))
    rows.set(this.rows)
    this.rows = rows
  }
}

const noRows: Int32Array = new Int32Array(0)
