/**
 * Finds the rows of a relation whose key columns hold given terms, oldest first.
 *
 * Rows of one key form a chain through `next`. The key of a single column is looked up by its term id
 * directly, since ids are dense; longer keys are hashed.
 */
import type { Arena } from "./arena.ts"
import { hashTerms } from "./hash.ts"
import type { Relation } from "./relation.ts"

export class Index {
  readonly columns: readonly number[]
  /** The row after each row in its chain, or -1. */
  next: Int32Array
  readonly #relation: Relation
  readonly #direct: boolean
  /** First and last row + 1 of the chain in each slot; 0 for none. */
  #first: Int32Array
  #last: Int32Array
  readonly #arena: Arena
  #followed = 0
  #keys = 0

  constructor(relation: Relation, columns: readonly number[], termCount: number, arena: Arena) {
    this.#relation = relation
    this.columns = columns
    this.#direct = columns.length === 1
    const size = this.#direct ? termCount : 16
    this.#arena = arena
    this.next = arena.take(relation.visible)
    this.#first = arena.take(size)
    this.#last = arena.take(size)
  }

  /** The first row with `key` in the key columns, or -1. */
  first(key: ArrayLike<number>): number {
    const slot = this.#direct ? key[0]! : this.#slot(key)
    return slot < this.#first.length ? this.#first[slot]! - 1 : -1
  }

  /** Takes in the rows that became visible. */
  follow(): void {
    const { visible } = this.#relation
    if (this.#followed === visible) return
    if (this.next.length < visible) {
      this.next = this.#enlarged(this.next, Math.max(visible, 2 * this.next.length))
    }
    const key = this.columns.map(() => 0)
    for (; this.#followed < visible; this.#followed++) this.#append(this.#followed, key)
  }

  #append(row: number, key: number[]): void {
    this.#readKey(row, key)
    if (!this.#direct && 2 * this.#keys >= this.#first.length) this.#rehash()
    const slot = this.#direct ? key[0]! : this.#slot(key)
    if (slot >= this.#first.length) this.#enlarge(slot + 1)
    const last = this.#last[slot]!
    if (last === 0) {
      this.#first[slot] = row + 1
      this.#keys++
    } else {
      this.next[last - 1] = row
    }
    this.#last[slot] = row + 1
    this.next[row] = -1
  }

  #readKey(row: number, key: number[]): void {
    for (let i = 0; i < key.length; i++) key[i] = this.#relation.term(row, this.columns[i]!)
  }

  /** The slot that holds `key`, or the free one where it would go. */
  #slot(key: ArrayLike<number>): number {
    const mask = this.#first.length - 1
    let slot = hashTerms(key, 0, key.length, 0) & mask
    for (let entry = this.#first[slot]!; entry !== 0; entry = this.#first[slot]!) {
      if (this.#matches(entry - 1, key)) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #matches(row: number, key: ArrayLike<number>): boolean {
    for (let i = 0; i < key.length; i++) {
      if (this.#relation.term(row, this.columns[i]!) !== key[i]) return false
    }
    return true
  }

  /** Room for term ids that were numbered after the index was made. */
  #enlarge(size: number): void {
    const length = Math.max(size, 2 * this.#first.length)
    this.#first = this.#enlarged(this.#first, length)
    this.#last = this.#enlarged(this.#last, length)
  }

  #rehash(): void {
    const firsts = this.#first
    const lasts = this.#last
    this.#first = this.#arena.take(firsts.length * 2)
    this.#last = this.#arena.take(firsts.length * 2)
    const key = this.columns.map(() => 0)
    for (let old = 0; old < firsts.length; old++) {
      if (firsts[old] === 0) continue
      this.#readKey(firsts[old]! - 1, key)
      const slot = this.#slot(key)
      this.#first[slot] = firsts[old]!
      this.#last[slot] = lasts[old]!
    }
  }

  #enlarged(array: Int32Array, length: number): Int32Array {
    const larger = this.#arena.take(length)
    larger.set(array)
    return larger
  }
}
