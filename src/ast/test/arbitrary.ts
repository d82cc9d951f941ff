/**
 * Generators of ASTs that source text can express and that read back as they were: sets of one
 * kind, no empty map where source has none, parentheses as operations wherever precedence needs
 * them, rules that bind what they use.
 */
import fc from "fast-check"
import {
  makeMap,
  makeSet,
  parsePublicKey,
  unaryOperators,
  binaryOperators,
  type Authorizer,
  type Block,
  type Check,
  type Expression,
  type Fact,
  type MapKey,
  type Op,
  type Policy,
  type Predicate,
  type Query,
  type Rule,
  type Scope,
  type Term,
} from "../index.ts"

/**
 * Names of predicates, closures' parameters and extern functions. A block may not begin with
 * `trusting`.
 */
export const name: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      "right",
      "or",
      "true",
      "null",
      "hex:00",
      "check",
      "12",
      "ns:f",
      "_",
      "::",
      "policy",
    ),
    fc.stringMatching(/^[A-Za-z0-9_:]{1,8}$/),
  )
  .filter((text) => !text.startsWith("trusting"))

const text = fc.oneof(
  fc.constantFrom(
    "",
    "file1",
    'a"b',
    "a\\nb",
    "a\nb\tc",
    "é🔒",
    "\u0000",
    "//",
    ";",
    "\ud7ff\ue000",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
)

const int64 = fc.oneof(fc.bigInt(-3n, 3n), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n))

/** Up to the last second of the year 9999, which the printer can say. */
const seconds = fc.bigInt(0n, 253_402_300_799n)

const integer: fc.Arbitrary<MapKey> = int64.map((value) => ({ kind: "integer", value }))
const string: fc.Arbitrary<MapKey> = text.map((value) => ({ kind: "string", value }))

const scalars: readonly fc.Arbitrary<Term>[] = [
  integer,
  string,
  seconds.map((value) => ({ kind: "date", value })),
  fc.uint8Array({ minLength: 1, maxLength: 4 }).map((value) => ({ kind: "bytes", value })),
  fc.boolean().map((value) => ({ kind: "bool", value })),
  fc.constant({ kind: "null" }),
]

/**
 * A term of a fact, which has no variables and is no empty map. Sets hold no sets and no arrays.
 */
export const factTerm: fc.Arbitrary<Term> = fc.letrec<{ term: Term; map: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    ...scalars,
    fc.array(tie("term"), { maxLength: 3 }).map((items): Term => ({ kind: "array", items })),
    fc
      .oneof(
        ...scalars.map((scalar) => fc.array(scalar, { maxLength: 3 })),
        fc.array(tie("map"), { maxLength: 2 }),
      )
      .map(makeSet),
    tie("map").filter((map) => map.kind === "map" && map.entries.length > 0),
  ),
  map: fc
    .array(fc.record({ key: fc.oneof(integer, string), value: tie("term") }), { maxLength: 3 })
    .map(makeMap),
})).term

/** The variables that generated queries use. */
const variableNames = ["a", "b", "1", "x:y"]
const variable: fc.Arbitrary<Term> = fc
  .constantFrom(...variableNames)
  .map((each) => ({ kind: "variable", name: each }))

/** A term of a predicate in a query, or an operand. */
export const term: fc.Arbitrary<Term> = fc.oneof(
  { weight: 5, arbitrary: variable },
  { weight: 5, arbitrary: factTerm },
  { weight: 1, arbitrary: fc.constant(makeMap([])) },
)

const predicateOf = (terms: fc.Arbitrary<Term>): fc.Arbitrary<Predicate> =>
  fc.record({ name, terms: fc.array(terms, { minLength: 1, maxLength: 3 }) })

export const fact: fc.Arbitrary<Fact> = predicateOf(factTerm)
export const predicate: fc.Arbitrary<Predicate> = predicateOf(term)

/**
 * Operations, with the binding strength of the outermost as in the operator table; 11 for a term.
 */
interface Piece {
  readonly ops: Expression
  readonly level: number
}

const parens = ({ ops }: Piece): Piece => ({
  ops: [...ops, { kind: "unary", op: "Parens" }],
  level: 10,
})

/** In parentheses unless it binds at least as strongly as `level`. */
const atLeast = (piece: Piece, level: number): Expression =>
  (piece.level < level ? parens(piece) : piece).ops

const closure = (ops: Expression, ...params: string[]): Op => ({ kind: "closure", params, ops })

const value = (each: Term): Piece => ({
  ops: [{ kind: "value", term: each }],
  // A date must not be followed by a dot.
  level: each.kind === "date" ? 9 : 11,
})

const infix = binaryOperators.filter(
  ({ form, op }) => form === "infix" && op !== "And" && op !== "Or",
)
const methods = binaryOperators.filter(({ form }) => form === "method")
const unaryMethods = unaryOperators.filter(({ form }) => form === "method")

const infixPiece = (operator: (typeof infix)[number], left: Piece, right: Piece): Piece => {
  const { op, level } = operator
  // Comparisons do not associate; all others do to the left. `!` would swallow what follows it.
  const lefts = atLeast(hidesNegation(left), level === 3 ? 4 : level)
  const rights = atLeast(hidesNegation(right), level + 1)
  const lazy = op === "LazyAnd" || op === "LazyOr"
  return { ops: [...lefts, ...(lazy ? [closure(rights)] : rights), { kind: "binary", op }], level }
}

const hidesNegation = (piece: Piece): Piece => {
  const last = piece.ops.at(-1)
  return last?.kind === "unary" && last.op === "Negate" ? parens(piece) : piece
}

const methodPiece = (
  op: (typeof methods)[number]["op"],
  left: Piece,
  right: Piece,
  param: string,
): Piece => {
  const receiver = atLeast(left, 10)
  const ops: Expression =
    op === "TryOr"
      ? [closure(receiver), ...right.ops]
      : [...receiver, ...(op === "All" || op === "Any" ? [closure(right.ops, param)] : right.ops)]
  return {
    ops: [...ops, { kind: "binary", op, ...(op === "Ffi" ? { name: param } : {}) }],
    level: 10,
  }
}

const piece: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    term.map(value),
    tie("piece").map(parens),
    tie("piece").map((inner) => ({
      ops: [...atLeast(inner, 7), { kind: "unary", op: "Negate" } as const],
      level: 9,
    })),
    fc
      .tuple(fc.constantFrom(...infix), tie("piece"), tie("piece"))
      .map((args) => infixPiece(...args)),
    fc
      .tuple(
        fc.constantFrom(...methods).map(({ op }) => op),
        tie("piece"),
        tie("piece"),
        name,
      )
      .map((args) => methodPiece(...args)),
    fc
      .tuple(fc.constantFrom(...unaryMethods), tie("piece"), name)
      .map(([{ op }, receiver, called]) => ({
        ops: [
          ...atLeast(receiver, 10),
          { kind: "unary", op, ...(op === "Ffi" ? { name: called } : {}) } as const,
        ],
        level: 10,
      })),
  ),
})).piece

export const expression: fc.Arbitrary<Expression> = piece.map(({ ops }) => ops)

/** Points of their curves. */
const keys = [
  "ed25519/acdd6d5b53bfee478bf689f8e012fe7988bf755e3d7c5152947abc149bc20189",
  "secp256r1/036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
].map((each) => parsePublicKey(each)!)

export const scope: fc.Arbitrary<Scope> = fc.constantFrom<Scope>(
  { kind: "authority" },
  { kind: "previous" },
  ...keys.map((key) => ({ kind: "publicKey", key }) as const),
)

const scopes = fc.array(scope, { maxLength: 2 })

export const query: fc.Arbitrary<Query> = fc
  .record({
    body: fc.array(predicate, { maxLength: 2 }),
    expressions: fc.array(expression, { maxLength: 2 }),
    scopes,
  })
  .filter(({ body, expressions }) => body.length + expressions.length > 0)

/** Its body binds all variables that generated queries use. */
export const rule: fc.Arbitrary<Rule> = fc
  .tuple(predicate, query)
  .map(([head, { body, expressions, scopes }]) => ({
    head,
    body: [
      ...body,
      {
        name: "binds",
        terms: variableNames.map((each) => ({ kind: "variable", name: each }) as const),
      },
    ],
    expressions,
    scopes,
  }))

const queries = fc.array(query, { minLength: 1, maxLength: 2 })

export const check: fc.Arbitrary<Check> = fc.record({
  kind: fc.constantFrom("one", "all", "reject"),
  queries,
})
export const policy: fc.Arbitrary<Policy> = fc.record({
  kind: fc.constantFrom("allow", "deny"),
  queries,
})

const statements = {
  facts: fc.array(fact, { maxLength: 3 }),
  rules: fc.array(rule, { maxLength: 2 }),
  checks: fc.array(check, { maxLength: 2 }),
}

export const block: fc.Arbitrary<Block> = fc.record({ scopes, ...statements })

export const authorizer: fc.Arbitrary<Authorizer> = fc.record({
  scopes: fc.constant([]),
  ...statements,
  policies: fc.array(policy, { maxLength: 2 }),
})
