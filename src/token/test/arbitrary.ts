/**
 * Generators of blocks as tokens may carry them, which is more than source can say: any names,
 * facts with variables, checks without queries, operations in any order.
 */
import * as fc from "fast-check"
import type { Arbitrary } from "fast-check"
import {
  binaryOperators,
  makeMap,
  makeSet,
  unaryOperators,
  type Block,
  type MapKey,
  type Op,
  type Predicate,
  type PublicKey,
  type Query,
  type Scope,
  type Term,
} from "../../ast/index.ts"
import { PrivateKey } from "../private-key.ts"

/** Default symbols, common names and anything else; strings are well-formed, as in Rust. */
const text: Arbitrary<string> = fc.oneof(
  fc.constantFrom("read", "query", "user", "a", "b", "file1"),
  fc.string({ unit: "binary", maxLength: 6 }),
)

const keys: readonly PublicKey[] = (["ed25519", "secp256r1"] as const).flatMap((algorithm) =>
  [3, 4, 5].map((fill) => PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill)).publicKey),
)
const publicKey: Arbitrary<PublicKey> = fc.constantFrom(...keys)

const integer: Arbitrary<Term> = fc
  .bigInt(-(2n ** 63n), 2n ** 63n - 1n)
  .map((value) => ({ kind: "integer", value }))
const string: Arbitrary<Term> = text.map((value) => ({ kind: "string", value }))
const date: Arbitrary<Term> = fc
  .bigInt(0n, 2n ** 64n - 1n)
  .map((value) => ({ kind: "date", value }))
const bytes: Arbitrary<Term> = fc
  .uint8Array({ maxLength: 5 })
  .map((value) => ({ kind: "bytes", value: value.slice() }))
const bool: Arbitrary<Term> = fc.boolean().map((value) => ({ kind: "bool", value }))
const nothing: Arbitrary<Term> = fc.constant({ kind: "null" })
const variable: Arbitrary<Term> = text.map((name) => ({ kind: "variable", name }))

/** Sets hold one kind, and neither variables nor sets. */
const setOf = (items: Arbitrary<Term>): Arbitrary<Term> =>
  fc.array(items, { maxLength: 4 }).map(makeSet)

const mapKey: Arbitrary<MapKey> = fc.oneof(
  fc.bigInt(-3n, 3n).map((value) => ({ kind: "integer" as const, value })),
  text.map((value) => ({ kind: "string" as const, value })),
)

const { term } = fc.letrec<{ term: Term; array: Term; map: Term }>((tie) => ({
  term: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    integer,
    string,
    date,
    bytes,
    bool,
    nothing,
    variable,
    fc.oneof(...[integer, string, date, bytes, bool, nothing].map(setOf), setOf(tie("array"))),
    tie("array"),
    tie("map"),
  ),
  array: fc.array(tie("term"), { maxLength: 3 }).map((items) => ({ kind: "array", items })),
  map: fc
    .array(fc.record({ key: mapKey, value: tie("term") }), { maxLength: 3 })
    .map((entries) => makeMap(entries)),
}))

const predicate: Arbitrary<Predicate> = fc.record({
  name: text,
  terms: fc.array(term, { maxLength: 3 }),
})

const named = <T extends { op: string }>(op: T, name: string): T & { name?: string } =>
  op.op === "Ffi" ? { ...op, name } : op

const { ops } = fc.letrec<{ ops: Op[]; op: Op }>((tie) => ({
  ops: fc.array(tie("op"), { maxLength: 5 }),
  op: fc.oneof(
    { depthSize: "small" },
    term.map((term) => ({ kind: "value" as const, term })),
    fc
      .tuple(fc.constantFrom(...unaryOperators), text)
      .map(([{ op }, name]) => named({ kind: "unary" as const, op }, name)),
    fc
      .tuple(fc.constantFrom(...binaryOperators), text)
      .map(([{ op }, name]) => named({ kind: "binary" as const, op }, name)),
    fc.record({
      kind: fc.constant("closure" as const),
      params: fc.array(text, { maxLength: 2 }),
      ops: tie("ops"),
    }),
  ),
}))

const scope: Arbitrary<Scope> = fc.oneof(
  fc.constantFrom<Scope>({ kind: "authority" }, { kind: "previous" }),
  publicKey.map((key) => ({ kind: "publicKey" as const, key })),
)
const scopes: Arbitrary<Scope[]> = fc.array(scope, { maxLength: 2 })

const query: Arbitrary<Query> = fc.record({
  body: fc.array(predicate, { maxLength: 2 }),
  expressions: fc.array(ops, { maxLength: 2 }),
  scopes,
})

export const block: Arbitrary<Block> = fc.record({
  scopes,
  facts: fc.array(predicate, { maxLength: 3 }),
  rules: fc.array(
    fc.tuple(predicate, query).map(([head, query]) => ({
      head,
      body: query.body,
      expressions: query.expressions,
      scopes: query.scopes,
    })),
    { maxLength: 2 },
  ),
  checks: fc.array(
    fc.record({
      kind: fc.constantFrom("one" as const, "all" as const, "reject" as const),
      queries: fc.array(query, { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
})
