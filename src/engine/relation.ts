/**
 * The facts of one predicate: columns of term ids and an origin, in typed arrays, each pair (tuple, origin)
 * once, with the derivation that made it first.
 *
 * Rows are only ever appended, round after round, so a row's number tells its age: a round reads rows below
 * `visible`, of which those from `recent` on are new since the round before, and writes at the end. Indexes
 * follow at the beginning of a round.
 */
import type { OriginId } from "./origins.ts"

/** What made a row: the number of a given fact as `~n`, or the number of a rule. */
export type MakerId = number

export class Relation {
  readonly name: string
  readonly arity: number
  /** Term ids, one array a column, valid below `count`. */
  readonly columns: Int32Array[]
  origins: Int32Array
  makers: Int32Array
  /** Row numbers of the premises, `stride` a row, in the order of the rule's body. */
  premises: Int32Array
  /** How often each row was derived again. */
  repeats: Int32Array
  count = 0
  /** Rows below this one were known before the last round. */
  recent = 0
  /** Rows below this one may be read. */
  visible = 0
  /** The number of rows after each round; the first entry counts the given facts. */
  readonly roundEnds: number[] = []
  #stride = 0
  #capacity = 16
  /** Row number + 1 in open addressing; 0 is free. At most half full. */
  #slots = new Int32Array(32)
  readonly #indexes: Index[] = []

  constructor(name: string, arity: number) {
    this.name = name
    this.arity = arity
    this.columns = Array.from({ length: arity }, () => new Int32Array(this.#capacity))
    this.origins = new Int32Array(this.#capacity)
    this.makers = new Int32Array(this.#capacity)
    this.repeats = new Int32Array(this.#capacity)
    this.premises = new Int32Array(0)
  }

  /** Premises a row can hold. */
  get stride(): number {
    return this.#stride
  }

  /** Makes room for rules of `premises` body predicates. Called before any row is derived. */
  reservePremises(premises: number): void {
    if (premises <= this.#stride) return
    this.#stride = premises
    this.premises = new Int32Array(this.#capacity * premises)
  }

  /**
   * Adds a row unless it is there. The new row's premises are for the caller to write.
   *
   * @returns the row's number, or -1 if the relation held it; it then counts as repeated.
   */
  add(terms: Int32Array, origin: OriginId, maker: MakerId): number {
    const mask = this.#slots.length - 1
    const slots = this.#slots
    let slot = this.#hash(terms, origin) & mask
    for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
      if (this.#holds(entry - 1, terms, origin)) {
        this.repeats[entry - 1]!++
        return -1
      }
      slot = (slot + 1) & mask
    }
    if (this.count === this.#capacity) this.#grow()
    const row = this.count++
    for (let c = 0; c < this.arity; c++) this.columns[c]![row] = terms[c]!
    this.origins[row] = origin
    this.makers[row] = maker
    slots[slot] = row + 1
    if (2 * this.count > slots.length) this.#rehash()
    return row
  }

  /** Drops rows from `count` on, the rows of an unfinished round. Nothing may be added afterwards. */
  truncate(): void {
    this.count = this.visible
  }

  /** Makes the rows of the round that ended readable. */
  endRound(): void {
    this.recent = this.visible
    this.visible = this.count
    this.roundEnds.push(this.count)
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

  /** The index over `columns`, covering all visible rows. */
  index(columns: readonly number[], termCount: number): Index {
    let index = this.#indexes.find(
      (each) => each.columns.length === columns.length && each.columns.every((c, i) => c === columns[i]),
    )
    if (index === undefined) {
      index = new Index(this, columns, termCount)
      this.#indexes.push(index)
    }
    index.follow()
    return index
  }

  #hash(terms: Int32Array, origin: OriginId): number {
    let hash = Math.imul(origin + 1, 0x9e3779b1)
    for (let c = 0; c < this.arity; c++) hash = Math.imul(hash ^ terms[c]!, 0x85ebca6b) ^ (hash >>> 15)
    return hash ^ (hash >>> 13)
  }

  #holds(row: number, terms: Int32Array, origin: OriginId): boolean {
    if (this.origins[row] !== origin) return false
    for (let c = 0; c < this.arity; c++) if (this.columns[c]![row] !== terms[c]) return false
    return true
  }

  #grow(): void {
    this.#capacity *= 2
    const enlarge = (array: Int32Array, factor = 1): Int32Array => {
      const larger = new Int32Array(this.#capacity * factor)
      larger.set(array)
      return larger
    }
    for (let c = 0; c < this.arity; c++) this.columns[c] = enlarge(this.columns[c]!)
    this.origins = enlarge(this.origins)
    this.makers = enlarge(this.makers)
    this.repeats = enlarge(this.repeats)
    this.premises = enlarge(this.premises, this.#stride)
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    const terms = new Int32Array(this.arity)
    for (let row = 0; row < this.count; row++) {
      for (let c = 0; c < this.arity; c++) terms[c] = this.columns[c]![row]!
      let slot = this.#hash(terms, this.origins[row]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = row + 1
    }
    this.#slots = slots
  }
}

/**
 * Finds the rows whose key columns hold given terms, oldest first. Rows of one key form a chain through
 * `next`. The key of a single column is looked up by its term id directly; longer ones are hashed.
 */
export class Index {
  readonly columns: readonly number[]
  /** The row after each row in its chain, or -1. */
  next: Int32Array = new Int32Array(16)
  readonly #relation: Relation
  /** First and last row + 1 of the chain in each slot; 0 for none. */
  #first: Int32Array
  #last: Int32Array
  #followed = 0
  #keys = 0

  constructor(relation: Relation, columns: readonly number[], termCount: number) {
    this.#relation = relation
    this.columns = columns
    const size = columns.length === 1 ? termCount : 32
    this.#first = new Int32Array(size)
    this.#last = new Int32Array(size)
  }

  /** The first row with `key` in the key columns, or -1. */
  first(key: Int32Array): number {
    const slot = this.columns.length === 1 ? key[0]! : this.#slot(key)
    return slot < this.#first.length ? this.#first[slot]! - 1 : -1
  }

  /** Takes in the rows that became visible. */
  follow(): void {
    const relation = this.#relation
    if (this.next.length < relation.visible) {
      const next = new Int32Array(Math.max(relation.visible, 2 * this.next.length))
      next.set(this.next)
      this.next = next
    }
    const key = new Int32Array(this.columns.length)
    for (; this.#followed < relation.visible; this.#followed++) this.#append(this.#followed, key)
  }

  #append(row: number, key: Int32Array): void {
    this.#readKey(row, key)
    if (this.columns.length > 1 && 2 * this.#keys >= this.#first.length) this.#rehash()
    const slot = this.columns.length === 1 ? key[0]! : this.#slot(key)
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

  #readKey(row: number, key: Int32Array): void {
    for (let i = 0; i < key.length; i++) key[i] = this.#relation.columns[this.columns[i]!]![row]!
  }

  /** The slot that holds `key`, or the free one where it would go. */
  #slot(key: Int32Array): number {
    const mask = this.#first.length - 1
    let hash = 0x9e3779b1
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key[i]!, 0x85ebca6b) ^ (hash >>> 15)
    let slot = (hash ^ (hash >>> 13)) & mask
    for (let entry = this.#first[slot]!; entry !== 0; entry = this.#first[slot]!) {
      if (this.#matches(entry - 1, key)) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #matches(row: number, key: Int32Array): boolean {
    for (let i = 0; i < key.length; i++) {
      if (this.#relation.columns[this.columns[i]!]![row] !== key[i]) return false
    }
    return true
  }

  /** Room for term ids that were numbered after the index was made. */
  #enlarge(size: number): void {
    const enlarge = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(Math.max(size, 2 * array.length))
      larger.set(array)
      return larger
    }
    this.#first = enlarge(this.#first)
    this.#last = enlarge(this.#last)
  }

  #rehash(): void {
    const firsts = this.#first
    const lasts = this.#last
    this.#first = new Int32Array(firsts.length * 2)
    this.#last = new Int32Array(firsts.length * 2)
    const key = new Int32Array(this.columns.length)
    for (let old = 0; old < firsts.length; old++) {
      if (firsts[old] === 0) continue
      this.#readKey(firsts[old]! - 1, key)
      const slot = this.#slot(key)
      this.#first[slot] = firsts[old]!
      this.#last[slot] = lasts[old]!
    }
  }
}
