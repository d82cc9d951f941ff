/**
 * Takes a token apart, guided by the schema's tables: a message becomes a node with its fields in it, a field
 * that is no message becomes two leaves, its tag (with its length, if it has one) and its content. Bytes that
 * are no field of theirs become a leaf that says so. Each leaf begins where the one before it ended, so that
 * the leaves are the token, whatever its bytes are.
 */
import { decodeUtf8 } from "../platform.ts"
import type { NamedMember, Table } from "../protobuf.ts"
import { BiscuitMessage } from "../schema.ts"
import { CostBook, costOfSymbol } from "./costs.ts"
import { describe, describeKey } from "./describe.ts"
import { FieldReader, isPacked, isSound, type Field } from "./fields.ts"
import { packedNumbers, plainKey, type BlockOutline } from "./outline.ts"
import {
  clauseOf,
  missing,
  tablesOf,
  type Datalog,
  type Declared,
  type KnownField,
  type Place,
} from "./place.ts"
import { countBytes } from "./text.ts"
import type { AnatomyNode } from "./types.ts"
import { bytesText, numberText } from "./values.ts"
import { datalogOf, framing, other, wordsFor, type Words } from "./words.ts"

/**
 * How many nodes an anatomy has at most, but for some hundreds. A token of some kilobytes has some thousands;
 * one of a megabyte would have a million. What is beyond is left whole.
 */
export const maxAnatomyNodes = 60_000

/** Of these, how many the Datalog of the blocks may take, each block its share. */
const maxDatalogNodes = 50_000

/** As the decoder has it. */
const maxDepth = 100

/** A node about to be: what is not given is empty. */
type Part = Pick<AnatomyNode, "from" | "to" | "name"> &
  Partial<Pick<AnatomyNode, "value" | "clause" | "fault">>

export class Walk {
  readonly nodes: AnatomyNode[] = []
  readonly costs: CostBook = new CostBook()
  /** By block. */
  readonly declared: readonly Declared[]
  readonly #bytes: Uint8Array
  readonly #outlines: readonly BlockOutline[]
  #blocks = 0
  #datalogs = 0
  #datalogNodes = 0

  constructor(bytes: Uint8Array, outlines: readonly BlockOutline[]) {
    this.#bytes = bytes
    this.#outlines = outlines
    this.declared = outlines.map(() => ({ symbols: [], publicKeys: [] }))
    const to = bytes.length
    const place: Place = {
      parent: -1,
      block: null,
      datalog: null,
      cost: other,
      depth: 0,
      limit: maxAnatomyNodes,
    }
    if (to === 0) {
      this.#leaf({ from: 0, to, name: "token", fault: "there are no bytes" }, place)
    } else {
      const parent = this.#node({ from: 0, to, name: "token", value: countBytes(to) }, place, false)
      this.#message(BiscuitMessage.table(), 0, to, { ...place, parent })
    }
  }

  #message(table: Table, from: number, to: number, place: Place): void {
    const reader = new FieldReader(table, this.#bytes, from, to)
    while (reader.at < to) {
      const at = reader.at
      const isTooDeep = place.depth > maxDepth
      if (isTooDeep || this.nodes.length >= place.limit) {
        const fault = isTooDeep ? "nested too deeply" : null
        return this.#strange({ from: at, to, name: "not taken apart further", fault }, place)
      }
      const field = reader.next()
      if (field === null) {
        const { fault } = reader
        return this.#strange({ from: at, to, name: "unreadable bytes", fault }, place)
      }
      this.#field(table, field, place)
    }
  }

  #field(table: Table, field: Field, place: Place): void {
    const { tag, from, to, wireType, member } = field
    if (isSound(field)) {
      const words = wordsFor(table, field.member)
      if (words.cost !== undefined) this.costs.count(words.cost)
      this.#known(table, field, words, { ...place, cost: words.cost ?? place.cost })
    } else if (member === null) {
      const value = wireType === "Varint" ? field.number.toString() : countBytes(to - from)
      this.#strange({ from, to, name: `unknown field ${tag}`, value, fault: missing(field) }, place)
    } else if (isPacked(field)) {
      this.#packed(field, member, wordsFor(table, member).name, place)
    } else {
      const fault = `its type is ${wireType}, expected ${member.shape.wireType}`
      this.#strange({ from, to, name: `\`${member.name}\` of another type`, fault }, place)
    }
  }

  #known(table: Table, field: KnownField, words: Words, place: Place): void {
    const { shape, name } = field.member
    if (shape.kind === "message") this.#nested(table, field, words, place)
    else if (shape.table !== undefined) this.#datalog(field, words, place)
    else if (name === "symbols" && place.datalog !== null) this.#symbol(field, place, place.datalog)
    else this.#scalar(field, words.name, place)
  }

  #scalar(field: KnownField, name: string, place: Place): void {
    const { content, to, number, wireType } = field
    const { shape } = field.member
    this.#tag(field, place)
    if (content === to) return
    const value =
      wireType === "Varint"
        ? numberText(shape, number, tablesOf(place))
        : bytesText(shape, this.#bytes.subarray(content, to))
    this.#leaf({ from: content, to, name, value, fault: missing(field) }, place)
  }

  #symbol(field: KnownField, place: Place, { outline, declared }: Datalog): void {
    const text = decodeUtf8(this.#bytes.subarray(field.content, field.to)) ?? "\ufffd"
    const index = outline.firstSymbol + declared.symbols.length
    declared.symbols.push({ index, text })
    const cost = costOfSymbol(text)
    this.costs.count(cost)
    this.#scalar(field, `symbol ${index}`, { ...place, cost })
  }

  #nested(table: Table, field: KnownField, words: Words, place: Place): void {
    const { member, from, content, to } = field
    const inner = member.shape.table!()
    const block = this.#blockOf(table, member) ?? place.block
    const part = {
      from,
      to,
      name: this.#nameOf(table, field, words, block, place),
      value: this.#valueOf(table, field, inner, block, place),
      clause: clauseOf(table, member, place),
      fault: missing(field),
    }
    const here = { ...place, block }
    const parent = this.#node(part, here, false)
    this.#tag(field, { ...here, parent })
    this.#message(inner, content, to, { ...here, parent, depth: place.depth + 1 })
  }

  /** The number of the block that the field begins, or null for any other field. */
  #blockOf({ message }: Table, { name }: NamedMember): number | null {
    if (message !== "Biscuit") return null
    if (name === "authority") return 0
    return name === "blocks" ? ++this.#blocks : null
  }

  #nameOf(
    { message }: Table,
    field: KnownField,
    { name }: Words,
    block: number | null,
    { datalog }: Place,
  ): string {
    if (message === "Biscuit" && field.member.name === "blocks") return `${name} ${block}`
    if (message !== "Block" || field.member.name !== "publicKeys" || datalog === null) return name
    const index = datalog.outline.firstKey + datalog.keys++
    const key = plainKey(this.#bytes, { from: field.content, to: field.to })
    if (key !== null) datalog.declared.publicKeys.push({ index, key })
    return `${name} ${index}`
  }

  #valueOf(
    table: Table,
    { member, content, to }: KnownField,
    inner: Table,
    block: number | null,
    { datalog }: Place,
  ): string {
    if (table.message === "Biscuit") {
      return block !== null && this.#outlines[block]?.isThirdParty === true ? "third-party" : ""
    }
    const bytes = this.#bytes.subarray(content, to)
    if (inner.message === "PublicKey") return describeKey(bytes)
    if (datalog === null) return ""
    return describe(
      member.name === "queries" ? "Query" : inner.message,
      bytes,
      datalog.outline.tables,
    )
  }

  #datalog(field: KnownField, { name }: Words, place: Place): void {
    const { from, content, to } = field
    const block = place.block ?? 0
    const outline = this.#outlines[block]
    const value = countBytes(to - content)
    const parent = this.#node({ from, to, name, value, fault: missing(field) }, place, false)
    const here = { ...place, parent }
    this.#tag(field, here)
    if (outline?.content?.from !== content) {
      const fault = outline === undefined ? null : "another `block` after it takes its place"
      if (content < to) {
        this.#strange({ from: content, to, name: "not taken apart further", fault }, here)
      }
      return
    }
    const cost = datalogOf(block)
    this.costs.count(cost)
    const datalog = {
      outline,
      declared: this.declared[block]!,
      clauses: { fact: 0, rule: 0, check: 0, scope: 0 },
      keys: 0,
    }
    const before = this.nodes.length
    const limit = Math.min(before + this.#share(), maxAnatomyNodes)
    const { table } = field.member.shape
    this.#message(table!(), content, to, { ...here, datalog, cost, depth: 0, limit })
    this.#datalogNodes += this.nodes.length - before
    this.#datalogs++
  }

  /** How many nodes the next block's Datalog may take: what earlier ones left is for those after them. */
  #share(): number {
    const left = Math.max(1, this.#outlines.length - this.#datalogs)
    return Math.max(0, Math.floor((maxDatalogNodes - this.#datalogNodes) / left))
  }

  #packed(field: Field, member: NamedMember, name: string, place: Place): void {
    const { from, to, content } = field
    const parent = this.#node(
      { from, to, name: `${name} list`, fault: missing(field) },
      place,
      false,
    )
    const here = { ...place, parent }
    this.#tag({ ...field, member }, here)
    let at = content
    for (const { number, ...range } of packedNumbers(this.#bytes, field)) {
      if (this.nodes.length >= place.limit) break
      const value = numberText(member.shape, number, tablesOf(place))
      this.#leaf({ ...range, name, value }, here)
      at = range.to
    }
    if (at < to) this.#strange({ from: at, to, name: "not taken apart further" }, here)
  }

  /** The leaf of a field's tag and length; what it is part of counts it when that is Datalog. */
  #tag(field: KnownField, place: Place): void {
    const { wireType, number, from, content, to, member } = field
    const hasLength = wireType === "LengthDelimited"
    const name = `tag of \`${member.name}\`${hasLength ? `, length ${number}` : ""}`
    const fault = content === to ? missing(field) : null
    if (place.datalog === null) this.costs.count(framing)
    const cost = place.datalog === null ? framing : place.cost
    this.#leaf({ from, to: content, name, value: `field ${field.tag}`, fault }, { ...place, cost })
  }

  /** A leaf of bytes that are not what they should be, or are not looked into. */
  #strange(part: Part, place: Place): void {
    const cost = place.datalog === null ? other : place.cost
    if (place.datalog === null) this.costs.count(other)
    this.#leaf({ value: countBytes(part.to - part.from), ...part }, { ...place, cost })
  }

  #leaf(part: Part, place: Place): void {
    const index = this.#node(part, place, true)
    this.costs.charge(place.cost, index, part.to - part.from)
  }

  #node(part: Part, { parent, block }: Place, isLeaf: boolean): number {
    const { from, to, name, value = "", clause = null, fault = null } = part
    return this.nodes.push({ from, to, parent, isLeaf, name, value, block, clause, fault }) - 1
  }
}
