/** What numbers and bytes of a token say, by what the schema says they are. */
import {
  binaryOperators,
  maxVersion,
  minVersion,
  printDate,
  printPublicKey,
  toHex,
  unaryOperators,
  type Operator,
} from "../../ast/index.ts"
import { decodeUtf8 } from "../platform.ts"
import type { Shape } from "../protobuf.ts"
import type { Meaning } from "../schema.ts"
import type { BlockTables } from "../tables.ts"
import { countBytes, crop, valueLength } from "./text.ts"

/** The tables in force, or null outside of blocks. */
export type Tables = BlockTables | null

/** `raw`: the varint's 64 bits. */
export function numberText(shape: Shape, raw: bigint, tables: Tables): string {
  const number = ofKind(shape, raw)
  // Meanings are given in the schema alone, and there from this list.
  const print = numbers[shape.meaning as Meaning]
  return print?.(number, tables) ?? number.toString()
}

/** The number as a value of its type, which may have fewer bits, or a sign. */
function ofKind({ kind }: Shape, raw: bigint): bigint | boolean {
  switch (kind) {
    case "uint32":
      return BigInt.asUintN(32, raw)
    case "int32":
      return BigInt.asIntN(32, raw)
    case "int64":
      return BigInt.asIntN(64, raw)
    case "bool":
      return raw !== 0n
    case "uint64":
    case "bytes":
    case "string":
    case "message":
      return raw
    default:
      return kind satisfies never
  }
}

type PrintNumber = (number: bigint | boolean, tables: Tables) => string

/** `2 = …`, or what is wrong with a number that stands for nothing. */
const named = (number: bigint | boolean, name: string | undefined, otherwise: string): string =>
  name === undefined ? `${number}, ${otherwise}` : `${number} = ${name}`

const listed =
  (names: readonly string[], otherwise: string): PrintNumber =>
  (number) =>
    names[Number(number)] ?? `${number}, ${otherwise}`

export const operatorText = ({ form, text }: Operator<string>): string => {
  if (form === "parens") return "(…)"
  return form === "method" ? `.${text}${text.endsWith("::") ? "…" : ""}()` : text
}

const numbers: Partial<Record<Meaning, PrintNumber>> = {
  "symbol index": (number, tables) => {
    const text = tables?.symbols.get(Number(number))
    return named(number, text === undefined ? undefined : quote(text), "in no table")
  },
  "key index": (number, tables) => {
    const key = tables?.publicKeys.keys[Number(number)]
    const text = key === undefined ? undefined : crop(printPublicKey(key), 24)
    return named(number, text, "in no table")
  },
  date: (number) => printDate(BigInt(number)),
  algorithm: listed(["Ed25519", "P-256"], "no algorithm"),
  "Datalog version": (number) =>
    Number(number) >= minVersion && Number(number) <= maxVersion
      ? `3.${Number(number) - minVersion}`
      : `${number}, not supported`,
  "check kind": listed(["check if", "check all", "reject if"], "no kind of check"),
  scope: listed(["authority", "previous"], "no origin"),
  "unary operator": listed(unaryOperators.map(operatorText), "no operator"),
  "binary operator": listed(binaryOperators.map(operatorText), "no operator"),
}

/** Text in quotes, on one line. */
export const quote = (text: string): string => crop(JSON.stringify(text), valueLength)

/** What bytes and texts say. Of secrets it is only their length. */
export function bytesText(shape: Shape, content: Uint8Array): string {
  const length = countBytes(content.length)
  // As above.
  switch (shape.meaning as Meaning | undefined) {
    case "secret":
      return `secret key, ${length}`
    case "key":
      return `${crop(shortHex(content), 16)}, ${length}`
    case "literal":
      return crop(`hex:${shortHex(content)}`, valueLength)
  }
  if (shape.kind !== "string") return length
  const text = decodeUtf8(content)
  return text === null ? length : quote(text)
}

const shortHex = (bytes: Uint8Array): string => toHex(bytes.subarray(0, valueLength))
