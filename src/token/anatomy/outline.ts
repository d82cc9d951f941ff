/**
 * A first look at a token: which blocks there are, which are third-party ones, and the tables their indices
 * point into. It comes before the token is taken apart, because an index may stand before what it points to.
 */
import {
  firstCustomSymbol,
  publicKeyLength,
  SymbolTable,
  type KeyAlgorithm,
  type PublicKey,
} from "../../ast/index.ts"
import { maxBlocks } from "../container.ts"
import { decodeUtf8 } from "../platform.ts"
import type { Table } from "../protobuf.ts"
import type { ByteRange } from "../ranges.ts"
import { BiscuitMessage, BlockMessage, PublicKeyMessage, SignedBlockMessage } from "../schema.ts"
import { PublicKeyTable, type BlockTables } from "../tables.ts"
import { DecodeError, WireInput } from "../wire-input.ts"
import { FieldReader, isPacked, isSound, type Field } from "./fields.ts"
import { crop } from "./text.ts"

export interface BlockOutline {
  /** The bytes of its Datalog; null when it has none. */
  readonly content: ByteRange | null
  readonly isThirdParty: boolean
  readonly signatureVersion: number
  readonly signatureLength: number
  readonly nextKeyIsEd25519: boolean
  /** As it states it; 0 when it states none. */
  readonly datalogVersion: number
  /** How many fields its Datalog has, clauses and declarations. */
  readonly fieldCount: number
  /** Shared among first-party blocks. Long symbols are cropped in it. */
  readonly tables: BlockTables
  /** The indices of the first symbol and the first key that it declares. */
  readonly firstSymbol: number
  readonly firstKey: number
  /** How often it refers to each symbol, by index. */
  readonly uses: ReadonlyMap<number, number>
}

/** Symbols are cropped in the tables, so that what is printed of a token stays small whatever it says. */
const symbolLength = 48

/** At most the first `maxBlocks` blocks. */
export function outlineBlocks(bytes: Uint8Array): BlockOutline[] {
  const shared = { symbols: new SymbolTable(), publicKeys: new PublicKeyTable() }
  return signedBlocks(bytes).map((signed) => {
    const tables = signed.isThirdParty
      ? { symbols: new SymbolTable(), publicKeys: new PublicKeyTable() }
      : shared
    const firstSymbol = firstCustomSymbol + tables.symbols.custom.length
    const firstKey = tables.publicKeys.keys.length
    const uses = new Map<number, number>()
    const stated =
      signed.content === null
        ? { datalogVersion: 0, fieldCount: 0 }
        : declare(bytes, signed.content, tables)
    if (signed.content !== null) countUses(BlockMessage.table(), bytes, signed.content, uses)
    return { ...signed, ...stated, tables, firstSymbol, firstKey, uses }
  })
}

type Signed = Omit<
  BlockOutline,
  "datalogVersion" | "fieldCount" | "tables" | "firstSymbol" | "firstKey" | "uses"
>

const emptySigned: Signed = {
  content: null,
  isThirdParty: false,
  signatureVersion: 0,
  signatureLength: 0,
  nextKeyIsEd25519: true,
}

function signedBlocks(bytes: Uint8Array): Signed[] {
  let authority: Signed | null = null
  const others: Signed[] = []
  eachField(
    BiscuitMessage.table(),
    bytes,
    { from: 0, to: bytes.length },
    (name, { content, to }) => {
      // An authority given twice is one, merged from both.
      if (name === "authority") {
        authority = signed(bytes, { from: content, to }, authority ?? emptySigned)
      } else if (name === "blocks" && others.length < maxBlocks) {
        others.push(signed(bytes, { from: content, to }, emptySigned))
      }
    },
  )
  if (authority === null && others.length === 0) return []
  return [authority ?? emptySigned, ...others].slice(0, maxBlocks)
}

function signed(bytes: Uint8Array, range: ByteRange, before: Signed): Signed {
  let found = before
  eachField(SignedBlockMessage.table(), bytes, range, (name, { content, to, number }) => {
    if (name === "block") found = { ...found, content: { from: content, to } }
    if (name === "externalSignature") found = { ...found, isThirdParty: true }
    if (name === "version") found = { ...found, signatureVersion: uint32(number) }
    if (name === "signature") found = { ...found, signatureLength: to - content }
    if (name === "nextKey") {
      const { algorithm } = keyParts(bytes, { from: content, to })
      found = { ...found, nextKeyIsEd25519: algorithm === 0 }
    }
  })
  return found
}

/** Adds what the block declares to `tables`, and returns what it states of itself. */
function declare(
  bytes: Uint8Array,
  range: ByteRange,
  tables: BlockTables,
): Pick<BlockOutline, "datalogVersion" | "fieldCount"> {
  let datalogVersion = 0
  let fieldCount = 0
  eachField(BlockMessage.table(), bytes, range, (name, { content, to, number }) => {
    fieldCount++
    if (name === "symbols") {
      // No symbol that is cropped needs more bytes than these.
      const text = decodeUtf8(bytes.subarray(content, Math.min(to, content + 8 * symbolLength)))
      tables.symbols.append(crop(text ?? fullText(bytes, content, to), symbolLength))
    }
    if (name === "version") datalogVersion = uint32(number)
    if (name === "publicKeys") {
      const key = plainKey(bytes, { from: content, to })
      if (key !== null) tables.publicKeys.insert(key)
    }
  })
  return { datalogVersion, fieldCount }
}

/** Cutting a text among its bytes may halve a character. */
const fullText = (bytes: Uint8Array, from: number, to: number): string =>
  decodeUtf8(bytes.subarray(from, to)) ?? "�"

function keyParts(bytes: Uint8Array, range: ByteRange): { algorithm: number; key: Uint8Array } {
  let algorithm = 0
  let key = new Uint8Array()
  eachField(PublicKeyMessage.table(), bytes, range, (name, { content, to, number }) => {
    if (name === "algorithm") algorithm = uint32(number)
    if (name === "key") key = bytes.slice(content, to)
  })
  return { algorithm, key }
}

const algorithms: readonly KeyAlgorithm[] = ["ed25519", "secp256r1"]

/** A public key's message as a key, point or not; null when its algorithm or its length is none. */
export function plainKey(bytes: Uint8Array, range: ByteRange): PublicKey | null {
  const { algorithm, key } = keyParts(bytes, range)
  const name = algorithms[algorithm]
  return name !== undefined && key.length === publicKeyLength[name]
    ? { algorithm: name, bytes: key }
    : null
}

/** Numbers that nest deeper are not reached by the reference either. */
const maxDepth = 100

function countUses(
  table: Table,
  bytes: Uint8Array,
  range: ByteRange,
  uses: Map<number, number>,
  depth = 0,
): void {
  const reader = new FieldReader(table, bytes, range.from, range.to)
  for (let field = reader.next(); field !== null; field = reader.next()) {
    const shape = field.member?.shape
    if (shape?.meaning === "symbol index") {
      for (const index of numbersOf(field, bytes)) uses.set(index, (uses.get(index) ?? 0) + 1)
    } else if (shape?.table !== undefined && isSound(field) && depth < maxDepth) {
      countUses(shape.table(), bytes, { from: field.content, to: field.to }, uses, depth + 1)
    }
  }
}

function numbersOf(field: Field, bytes: Uint8Array): number[] {
  if (isSound(field)) return [Number(field.number)]
  return isPacked(field) ? packedNumbers(bytes, field).map(({ number }) => Number(number)) : []
}

export interface PackedNumber {
  readonly from: number
  readonly to: number
  readonly number: bigint
}

/** The numbers of a packed list, up to the first that cannot be read. */
export function packedNumbers(bytes: Uint8Array, { content, to }: Field): PackedNumber[] {
  const input = new WireInput(bytes.subarray(content, to))
  const numbers: PackedNumber[] = []
  try {
    while (input.remaining > 0) {
      const from = to - input.remaining
      const number = input.uint64()
      numbers.push({ from, to: to - input.remaining, number })
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
  }
  return numbers
}

function eachField(
  table: Table,
  bytes: Uint8Array,
  { from, to }: ByteRange,
  visit: (name: string, field: Field) => void,
): void {
  const reader = new FieldReader(table, bytes, from, to)
  for (let field = reader.next(); field !== null; field = reader.next()) {
    if (isSound(field)) visit(field.member.name, field)
  }
}

const uint32 = (number: bigint): number => Number(BigInt.asUintN(32, number))
