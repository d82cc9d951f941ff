/**
 * The Datalog that a part of a block encodes. Each part is decoded by itself, in a block made of it alone, and
 * printed by the one printer.
 */
import {
  binaryOperator,
  printCheck,
  printExpression,
  printFact,
  printPublicKey,
  printQuery,
  printRule,
  printScope,
  printTerm,
  maxVersion,
  unaryOperator,
  type Block,
  type Op,
} from "../../ast/index.ts"
import { BlockReader } from "../block-reader.ts"
import { TokenError } from "../errors.ts"
import { decodeMessage } from "../protobuf.ts"
import * as schema from "../schema.ts"
import type { BlockTables } from "../tables.ts"
import { DecodeError } from "../wire-input.ts"
import { plainKey } from "./outline.ts"
import { crop, valueLength } from "./text.ts"
import { operatorText } from "./values.ts"

/**
 * The longest part that is decoded only to be printed, in bytes. Parts lie in one another, so without a limit
 * the bytes of a deep one would be read again at each level.
 */
const maxDescribed = 2048

/** "" for what has no text of its own, is too long, or cannot be read. */
export function describe(name: string, content: Uint8Array, tables: BlockTables): string {
  const print = printers[name]
  if (print === undefined || content.length > maxDescribed) return ""
  try {
    return crop(print(content, new BlockReader(tables, maxVersion)), valueLength)
  } catch (error) {
    if (error instanceof DecodeError || error instanceof TokenError) return ""
    throw error
  }
}

/** `ed25519/…`, cropped; "" when it is no key. */
export function describeKey(content: Uint8Array): string {
  const key = plainKey(content, { from: 0, to: content.length })
  return key === null ? "" : crop(printPublicKey(key), 24)
}

type Print = (content: Uint8Array, reader: BlockReader) => string

const noPredicate: schema.PredicateMessage = { name: 0n, terms: [] }
const noRule: schema.RuleMessage = { head: noPredicate, body: [], expressions: [], scope: [] }

function read(reader: BlockReader, parts: Partial<schema.BlockMessage>): Block {
  const empty = schema.BlockMessage.initial()
  return reader.block({ ...empty, ...parts }, false)
}

const readOps = (reader: BlockReader, ops: schema.OpMessage[]): readonly Op[] =>
  read(reader, { rules: [{ ...noRule, expressions: [{ ops }] }] }).rules[0]!.expressions[0]!

const printFactOf = (reader: BlockReader, predicate: schema.PredicateMessage): string =>
  printFact(read(reader, { facts: [{ predicate }] }).facts[0]!)

/** By name of message; `Query` is a rule whose head says nothing. */
const printers: Readonly<Record<string, Print>> = {
  Fact: (content, reader) =>
    printFactOf(reader, decodeMessage(schema.FactMessage, content).predicate),
  Predicate: (content, reader) =>
    printFactOf(reader, decodeMessage(schema.PredicateMessage, content)),
  Rule: (content, reader) => {
    const rules = [decodeMessage(schema.RuleMessage, content)]
    return printRule(read(reader, { rules }).rules[0]!)
  },
  Query: (content, reader) => {
    const rules = [decodeMessage(schema.RuleMessage, content)]
    return printQuery(read(reader, { rules }).rules[0]!)
  },
  Check: (content, reader) => {
    const checks = [decodeMessage(schema.CheckMessage, content)]
    return printCheck(read(reader, { checks }).checks[0]!)
  },
  Scope: (content, reader) => {
    const scope = [decodeMessage(schema.ScopeMessage, content)]
    return crop(printScope(read(reader, { scope }).scopes[0]!), 24)
  },
  Term: (content, reader) => {
    const terms = [decodeMessage(schema.TermMessage, content)]
    const facts = [{ predicate: { ...noPredicate, terms } }]
    return printTerm(read(reader, { facts }).facts[0]!.terms[0]!)
  },
  Expression: (content, reader) =>
    printExpression(readOps(reader, decodeMessage(schema.ExpressionMessage, content).ops)),
  Op: (content, reader) => {
    const ops = readOps(reader, [decodeMessage(schema.OpMessage, content)])
    return printOperation(ops[0]!)
  },
  OpUnary: (content, reader) => {
    const value = decodeMessage(schema.OpUnary, content)
    return printOperation(readOps(reader, [{ content: { kind: "unary", value } }])[0]!)
  },
  OpBinary: (content, reader) => {
    const value = decodeMessage(schema.OpBinary, content)
    return printOperation(readOps(reader, [{ content: { kind: "binary", value } }])[0]!)
  },
}

function printOperation(op: Op): string {
  switch (op.kind) {
    case "value":
      return printTerm(op.term)
    case "closure":
      return op.params.length === 0 ? `() -> ${printExpression([op])}` : printExpression([op])
    case "unary":
      return operatorText(unaryOperator(op.op))
    case "binary":
      return operatorText(binaryOperator(op.op))
    default:
      return op satisfies never
  }
}
