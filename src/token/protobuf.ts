/**
 * Reads and writes protobuf messages that tables describe (`schema.ts`), as prost does, the library
 * of the reference.
 *
 * Writing, by protobufjs: fields in the order of their numbers, required ones always, repeated ones
 * unpacked. Reading, by `WireInput`, because prost's errors and limits show in the reference's
 * error texts: unknown fields are skipped; of a scalar given twice the last counts, and messages
 * given twice are merged; packed lists are taken; absent required fields have their default.
 */
import { Writer } from "protobufjs/minimal.js"
import { encodeUtf8 } from "./platform.ts"
import { DecodeError, WireInput, type WireType } from "./wire-input.ts"

export type ScalarKind = "uint32" | "int32" | "uint64" | "int64" | "bool" | "bytes" | "string"

/** What a type is, without its values: for those who look at bytes by the tables. */
export interface Shape {
  readonly wireType: WireType
  readonly kind: ScalarKind | "message"
  /** What a value stands for beyond its type, such as `symbol`; the schema's to say. */
  readonly meaning?: string
  /** The fields of a message; also of bytes that hold one. */
  readonly table?: () => Table
}

/** How values of one protobuf type are read and written. */
export interface Type<V> extends Shape {
  readonly initial: () => V
  /** Reads a value; a message is merged into `old`. `depth` counts enclosing messages. */
  readonly read: (input: WireInput, depth: number, old: V | undefined) => V
  readonly write: (writer: Writer, value: V) => void
}

/** A message type. Its fields are given late, so that messages can contain each other. */
export interface Message<T extends object> extends Type<T> {
  readonly table: () => Table
}

/** The fields of a message, in the order of their numbers. */
export interface Table {
  /** The message's name in error texts. */
  readonly message: string
  readonly entries: readonly Entry[]
  readonly byTag: ReadonlyMap<number, Entry>
  readonly members: ReadonlyMap<number, NamedMember>
}

/** What can stand behind one tag: a field, or one alternative of a `oneof`. */
export interface Member {
  readonly tag: number
  readonly shape: Shape
  readonly isRepeated: boolean
  /** The name in schema.proto; when absent, the property's. */
  readonly name?: string | undefined
}
export type NamedMember = Member & { readonly name: string }

interface Entry {
  readonly property: string
  readonly name: string
  readonly field: Field<unknown>
}

export type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> }

/** A field, or the alternatives of a `oneof`, which prost names and reads as one field. */
export interface Field<V> {
  readonly members: readonly Member[]
  /** The name in error texts; when absent, the property's in snake case. */
  readonly name?: string | undefined
  readonly initial: () => V
  readonly merge: (tag: number, wireType: WireType, input: WireInput, depth: number, old: V) => V
  readonly write: (writer: Writer, value: V) => void
}

/** One alternative of `M` with its value. */
export type OneOf<M> = { [K in keyof M]: { readonly kind: K; readonly value: M[K] } }[keyof M]

const scalar = <V>(
  kind: ScalarKind,
  initial: V,
  read: (input: WireInput) => V,
  write: (writer: Writer, value: V) => void,
): Type<V> => ({
  kind,
  wireType: "Varint",
  initial: () => initial,
  read,
  write,
})

export const uint32: Type<number> = scalar(
  "uint32",
  0,
  (input) => input.uint32(),
  (writer, value) => writer.uint32(value),
)
export const int32: Type<number> = scalar(
  "int32",
  0,
  (input) => input.uint32() | 0,
  (writer, value) => writer.int32(value),
)
export const uint64: Type<bigint> = scalar("uint64", 0n, (input) => input.uint64(), writeInt64)
export const int64: Type<bigint> = scalar(
  "int64",
  0n,
  (input) => BigInt.asIntN(64, input.uint64()),
  writeInt64,
)
export const bool: Type<boolean> = scalar(
  "bool",
  false,
  (input) => input.bool(),
  (writer, value) => writer.bool(value),
)
export const bytes: Type<Uint8Array> = {
  ...scalar(
    "bytes",
    new Uint8Array(),
    (input) => input.bytes(),
    (writer, value) => writer.bytes(value),
  ),
  wireType: "LengthDelimited",
}
export const string: Type<string> = {
  ...scalar(
    "string",
    "",
    (input) => input.string(),
    (writer, value) => writer.bytes(encodeUtf8(value)),
  ),
  wireType: "LengthDelimited",
}

/**
 * Ten bytes for negative numbers, as int64 has it. protobufjs reads decimal text in full precision.
 */
function writeInt64(writer: Writer, value: bigint): void {
  writer.int64(value.toString())
}

/** The same type, of values that stand for something. */
export const meant = <V>(meaning: string, type: Type<V>): Type<V> => ({ ...type, meaning })

/** Bytes that are a message of their own, which is not read with the one around it. */
export const holding = (content: { readonly table: () => Table }): Type<Uint8Array> => ({
  ...bytes,
  table: content.table,
})

export function required<V>(tag: number, type: Type<V>): Field<V> {
  return {
    members: [{ tag, shape: type, isRepeated: false }],
    initial: type.initial,
    merge: (_tag, wireType, input, depth, old) => readAs(type, wireType, input, depth, old),
    write: (writer, value) => writeTagged(writer, tag, type, value),
  }
}

export function optional<V>(tag: number, type: Type<V>): Field<V | undefined> {
  return {
    members: [{ tag, shape: type, isRepeated: false }],
    initial: () => undefined,
    merge: (_tag, wireType, input, depth, old) => readAs(type, wireType, input, depth, old),
    write: (writer, value) => {
      if (value !== undefined) writeTagged(writer, tag, type, value)
    },
  }
}

export function repeated<V>(tag: number, type: Type<V>, name?: string): Field<V[]> {
  return {
    members: [{ tag, shape: type, isRepeated: true, name }],
    name,
    initial: () => [],
    merge: (_tag, wireType, input, depth, list) => {
      if (wireType === "LengthDelimited" && type.wireType === "Varint") {
        input.delimited(() => list.push(type.read(input, depth, undefined)))
      } else {
        list.push(readAs(type, wireType, input, depth, undefined))
      }
      return list
    },
    write: (writer, list) => {
      for (const value of list) writeTagged(writer, tag, type, value)
    },
  }
}

type Alternatives<M> = { readonly [K in keyof M]: readonly [tag: number, type: Type<M[K]>] }

export function oneof<M>(alternatives: Alternatives<M>): Field<OneOf<M> | undefined> {
  // `keyof M` are exactly the keys that Object.keys gives of a literal of this type.
  const kinds = Object.keys(alternatives) as (keyof M)[]
  const kindOf = new Map(kinds.map((kind) => [alternatives[kind][0], kind]))
  return {
    members: kinds.map((kind) => {
      const [tag, shape] = alternatives[kind]
      return { tag, shape, isRepeated: false, name: String(kind) }
    }),
    initial: () => undefined,
    merge: (tag, wireType, input, depth, old) => {
      // The codec passes the tags listed above only.
      const kind = kindOf.get(tag)!
      const same = old?.kind === kind ? old.value : undefined
      return { kind, value: readAs(alternatives[kind][1], wireType, input, depth, same) }
    },
    write: (writer, content) => {
      if (content === undefined) return
      const [tag, type] = alternatives[content.kind]
      writeTagged(writer, tag, type, content.value)
    },
  }
}

function readAs<V>(
  type: Type<V>,
  wireType: WireType,
  input: WireInput,
  depth: number,
  old: V | undefined,
): V {
  if (wireType !== type.wireType) {
    throw input.keyFault(`invalid wire type: ${wireType} (expected ${type.wireType})`)
  }
  return type.read(input, depth, old)
}

function writeTagged<V>(writer: Writer, tag: number, type: Type<V>, value: V): void {
  writer.uint32((tag << 3) | (type.wireType === "Varint" ? 0 : 2))
  type.write(writer, value)
}

export function message<T extends object>(name: string, fields: () => Fields<T>): Message<T> {
  const table = lazily(() => tableOf(name, fields()))
  return {
    kind: "message",
    wireType: "LengthDelimited",
    table,
    initial: () => create<T>(table()),
    read: (input, depth, old) => {
      input.enterLevel(depth)
      const target = old ?? create<T>(table())
      input.delimited(() => mergeField(table(), target, input, depth + 1))
      return target
    },
    write: (writer, value) => {
      writer.fork()
      writeFields(table(), writer, value)
      writer.ldelim()
    },
  }
}

function lazily<V extends object>(make: () => V): () => V {
  let made: V | undefined
  return () => (made ??= make())
}

function tableOf<T extends object>(message: string, fields: Fields<T>): Table {
  // A field is only ever used on the value of its own property, so its type can be forgotten.
  const untyped = fields as unknown as Record<string, Field<unknown>>
  const entries = Object.entries(untyped).map(([property, field]) => ({
    property,
    name: field.name ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    field,
  }))
  const byTag = new Map(
    entries.flatMap((entry) => entry.field.members.map(({ tag }) => [tag, entry] as const)),
  )
  const members = new Map(
    entries.flatMap(({ property, field }) =>
      field.members.map((member) => [member.tag, { ...member, name: member.name ?? property }]),
    ),
  )
  return { message, entries, byTag, members }
}

function create<T extends object>({ entries }: Table): T {
  const target: Record<string, unknown> = {}
  for (const { property, field } of entries) target[property] = field.initial()
  // It has one initial value for each field of T.
  return target as T
}

function mergeField(
  { message, byTag }: Table,
  target: object,
  input: WireInput,
  depth: number,
): void {
  const { tag, wireType } = input.key()
  const entry = byTag.get(tag)
  if (entry === undefined) return input.skip(tag, wireType, depth)
  // `target` was made by `create` from the same table.
  const values = target as Record<string, unknown>
  try {
    values[entry.property] = entry.field.merge(tag, wireType, input, depth, values[entry.property])
  } catch (error) {
    if (error instanceof DecodeError) error.path.push([message, entry.name])
    throw error
  }
}

function writeFields({ entries }: Table, writer: Writer, value: object): void {
  // `value` is a message of the same table, and has its properties.
  const values = value as Record<string, unknown>
  for (const { property, field } of entries) field.write(writer, values[property])
}

/** @throws {DecodeError} the bytes are no message of this type */
export function decodeMessage<T extends object>(type: Message<T>, from: Uint8Array): T {
  const input = new WireInput(from)
  const target = type.initial()
  while (input.remaining > 0) mergeField(type.table(), target, input, 0)
  return target
}

export function encodeMessage<T extends object>(type: Message<T>, value: T): Uint8Array {
  const writer = new Writer()
  writeFields(type.table(), writer, value)
  // protobufjs returns a piece of a shared pool; a copy can be sent to a worker.
  return writer.finish(true).slice()
}
