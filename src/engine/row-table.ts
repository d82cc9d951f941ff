/**
 * Finds the row that holds given terms and an origin, among the rows of one relation.
 *
 * Term ids are dense, so when there are few of them a table with a cell for every combination is small, needs
 * no hashing and keeps neighbours together: a transitive closure over a thousand nodes runs twice as fast
 * with it. Larger domains are hashed in open addressing.
 */
import type { Arena } from "./arena.ts"
import { hashTerms } from "./hash.ts"

/** Where the rows are: `width` numbers each, terms first, then the origin. */
export interface Rows {
  readonly arity: number
  readonly width: number
  readonly rows: Int32Array
  readonly count: number
}

/** A cell for every combination may cost this many times the hash table that would do. */
const denseFactor = 4

const initialSlots = 16

export class RowTable {
  readonly #relation: Rows
  readonly #arena: Arena
  /** All terms that facts can hold. There may come more while facts are loaded, none once rules run. */
  readonly #terms: { readonly length: number }
  /** Row number + 1 in each slot; 0 is free. Hashed, at most half are taken. */
  #slots: Int32Array
  /** Cells for one origin when there is a cell for every combination, else 0. */
  #dense = 0
  /** The number of terms when the cells were laid out. */
  #termCount = 0
  /** The slot that the last search ended at. */
  #found = 0

  constructor(relation: Rows, arena: Arena, terms: { readonly length: number }) {
    this.#relation = relation
    this.#arena = arena
    this.#terms = terms
    this.#slots = arena.take(initialSlots)
  }

  /** The row with these terms and this origin, or -1. */
  find(terms: ArrayLike<number>, origin: number): number {
    if (this.#dense > 0 && this.#termCount === this.#terms.length) {
      return this.#findDense(terms, origin)
    }
    if (this.#dense > 0) this.#leaveDense()
    const { rows, arity, width } = this.#relation
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = hashTerms(terms, 0, arity, origin) & mask
    search: for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      const at = (entry - 1) * width
      slot = (slot + 1) & mask
      if (rows[at + arity] !== origin) continue
      for (let c = 0; c < arity; c++) if (rows[at + c] !== terms[c]) continue search
      return entry - 1
    }
    this.#found = slot
    return -1
  }

  /** Enters a row at the place where the last search found nothing. */
  enter(row: number): void {
    this.#slots[this.#found] = row + 1
    if (this.#dense === 0 && 2 * (row + 1) > this.#slots.length) this.#grow()
  }

  #findDense(terms: ArrayLike<number>, origin: number): number {
    let cell = origin
    for (let c = 0; c < this.#relation.arity; c++) cell = cell * this.#termCount + terms[c]!
    if (cell >= this.#slots.length) {
      if (!this.#addOrigins(origin)) return this.find(terms, origin)
    }
    this.#found = cell
    return this.#slots[cell]! - 1
  }

  /** Lays out cells up to those of `origin`; false if that is too many, and rows are hashed again. */
  #addOrigins(origin: number): boolean {
    const { count } = this.#relation
    const cells = this.#dense * (origin + 1)
    if (cells > denseFactor * hashedSize(count)) {
      this.#leaveDense()
      return false
    }
    const slots = new Int32Array(cells)
    slots.set(this.#slots)
    this.#slots = slots
    return true
  }

  #leaveDense(): void {
    this.#dense = 0
    this.#rehash(hashedSize(this.#relation.count))
  }

  #grow(): void {
    const size = 2 * this.#slots.length
    const { rows, arity, width, count } = this.#relation
    const cells = this.#terms.length ** arity
    let origins = 0
    for (let row = 0; row < count; row++)
      origins = Math.max(origins, rows[row * width + arity]! + 1)
    if (size < 1024 || cells * origins > denseFactor * size) return this.#rehash(size)
    this.#dense = cells
    this.#termCount = this.#terms.length
    this.#slots = new Int32Array(cells * origins)
    for (let row = 0; row < count; row++) {
      let cell = rows[row * width + arity]!
      for (let c = 0; c < arity; c++) cell = cell * this.#termCount + rows[row * width + c]!
      this.#slots[cell] = row + 1
    }
  }

  #rehash(size: number): void {
    const { rows, width, arity, count } = this.#relation
    const slots = this.#arena.take(size)
    const mask = size - 1
    for (let row = 0; row < count; row++) {
      const at = row * width
      let slot = hashTerms(rows, at, arity, rows[at + arity]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = row + 1
    }
    this.#slots = slots
  }
}

/** The size of a hash table for `count` rows and as many more. */
function hashedSize(count: number): number {
  let size = initialSlots
  while (size < 4 * count) size *= 2
  return size
}
