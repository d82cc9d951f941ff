/** Where one is while a token is taken apart, and what a field says about itself there. */
import type { PublicKey } from "../../ast/index.ts"
import type { NamedMember, Table } from "../protobuf.ts"
import { truncationText } from "../truncation.ts"
import type { Field } from "./fields.ts"
import type { BlockOutline } from "./outline.ts"
import type { ClauseInBlock } from "./types.ts"
import type { Tables } from "./values.ts"

/** What a block declares, as far as it was taken apart. */
export interface Declared {
  readonly symbols: { readonly index: number; readonly text: string }[]
  readonly publicKeys: { readonly index: number; readonly key: PublicKey }[]
}

/** Where a field stands. */
export interface Place {
  /** Index of the node it is part of. */
  readonly parent: number
  readonly block: number | null
  /** Of the block whose Datalog it is part of; null outside. */
  readonly datalog: Datalog | null
  /** What its bytes count as. */
  readonly cost: string
  /** How many messages are around it, from the token or the block's Datalog on. */
  readonly depth: number
  /** How many nodes there may be before the rest is left whole. */
  readonly limit: number
}

export interface Datalog {
  readonly outline: BlockOutline
  readonly declared: Declared
  /** How many were met. */
  readonly clauses: Record<ClauseInBlock["kind"], number>
  keys: number
}

/** A field that the schema knows. */
export type KnownField = Field & { readonly member: NamedMember }

export const tablesOf = ({ datalog }: Place): Tables => datalog?.outline.tables ?? null

/** By the fields of `Block`. */
const clauseKinds: Readonly<Record<string, ClauseInBlock["kind"]>> = {
  facts: "fact",
  rules: "rule",
  checks: "check",
  scope: "scope",
}

/** The clause that the field encodes, if it is one; each is asked for once. */
export function clauseOf(
  { message }: Table,
  { name }: NamedMember,
  { datalog }: Place,
): ClauseInBlock | null {
  const kind = clauseKinds[name]
  if (message !== "Block" || kind === undefined || datalog === null) return null
  return { kind, index: datalog.clauses[kind]++ }
}

/** What is wrong with a field that announces more bytes than there are, or null. */
export function missing({ wireType, number, content, to }: Field): string | null {
  const present = to - content
  if (wireType !== "LengthDelimited" || number <= present) return null
  return truncationText({ part: "it", announced: Number(number), present, at: content })
}
