/** Generated Datalog: expressions, and programs of token blocks and an authorizer, as source text. */
import type { Random } from "./random.ts"

/** A program as somebody would write it: sources, and for each third-party block which key signs it. */
export interface Program {
  readonly blocks: readonly { readonly source: string; readonly signer: number | null }[]
  readonly authorizer: string
}

const scalars = [
  "0",
  "1",
  "2",
  "-1",
  "3",
  "9223372036854775807",
  "-9223372036854775808",
  '"a"',
  '"b"',
  '"file1"',
  '"é"',
  '""',
  "true",
  "false",
  "null",
  "hex:00",
  "hex:00ff",
  "2020-01-01T00:00:00Z",
  "2026-11-20T18:04:00Z",
]

/** Terms as facts may hold them. */
function constant(random: Random, depth = 1): string {
  const kind = depth === 0 ? 0 : random.below(12)
  const item = (): string => constant(random, depth - 1)
  switch (kind) {
    case 9:
      return `[${random.list(0, 3, item).join(", ")}]`
    case 10: {
      const pool = random.pick([
        ["1", "2", "3", "0"],
        ['"a"', '"b"', '"zz"'],
        ["hex:00", "hex:01"],
        ["null"],
        ["true", "false"],
      ])
      const items = random.list(0, 3, () => random.pick(pool))
      return items.length === 0 ? "{,}" : `{ ${items.join(", ")}}`
    }
    case 11: {
      const entries = random.list(1, 2, () => `${random.pick(['"a"', '"k"', "1"])}: ${item()}`)
      return `{${entries.join(", ")}}`
    }
    default:
      return random.pick(scalars)
  }
}

type Kind = "integer" | "bool" | "string" | "date" | "bytes" | "set" | "array" | "map" | "null"
const kinds: readonly Kind[] = [
  "integer",
  "bool",
  "string",
  "date",
  "bytes",
  "set",
  "array",
  "map",
  "null",
]

/** Those that expressions can make, by how much there is to make. */
const richKinds: readonly Kind[] = [
  "bool",
  "bool",
  "bool",
  "bool",
  "integer",
  "integer",
  "string",
  "set",
  ...kinds,
]

const literals: Record<Kind, readonly string[]> = {
  integer: ["0", "1", "2", "-1", "3", "7", "9223372036854775807", "-9223372036854775808"],
  bool: ["true", "false"],
  string: ['"a"', '"b"', '"file1"', '"é"', '""', '"fi"', '"1"', '"[a-z]+"', '"("'],
  date: ["(2020-01-01T00:00:00Z)", "(2026-11-20T18:04:00Z)"],
  bytes: ["hex:00", "hex:00ff"],
  set: [
    "{,}",
    "{1, 2}",
    "{2, 3, 1}",
    '{"a", "b"}',
    '{"zz", "a"}',
    "{ true}",
    "{ hex:00, hex:01}",
    "{ null}",
    '{ {"a": 1}}',
  ],
  array: ["[]", "[1, 2]", '["a", "b"]', '[1, "a", null, [2]]', "[true, 1]", "[{1, 2}]"],
  map: ["{}", '{"a": 1}', '{"b": true, "a": [1]}', '{1: "a", "k": null}'],
  null: ["null"],
}

/** What makes a value of a kind from others; `any` operands are of whatever kind. */
const makers: Partial<
  Record<
    Kind,
    readonly ((part: (kind: Kind) => string, any: () => string, closure: () => string) => string)[]
  >
> = {
  integer: [
    ...["+", "-", "*", "/", "&", "|", "^", "/"].map(
      (op) => (part: (kind: Kind) => string) => `(${part("integer")} ${op} ${part("integer")})`,
    ),
    (part) => `${part("string")}.length()`,
    (part) => `${part("set")}.length()`,
    (part) => `${part("array")}.length()`,
    (_, any) => `(${any()}).length().try_or(4)`,
    (part) => `[1, 2, 3].get(${part("integer")})`,
  ],
  bool: [
    ...["<", ">", "<=", ">=", "===", "!=="].map(
      (op) => (part: (kind: Kind) => string) => `(${part("integer")} ${op} ${part("integer")})`,
    ),
    (part) => `(${part("date")} < ${part("date")})`,
    (_, any) => `(${any()} == ${any()})`,
    (_, any) => `(${any()} != ${any()})`,
    (part) => `(${part("set")} === ${part("set")})`,
    (part) => `(${part("bool")} && ${part("bool")})`,
    (part) => `(${part("bool")} || ${part("bool")})`,
    (part) => `!${part("bool")}`,
    (part) => `!(${part("bool")})`,
    (part, any) => `${part("array")}.contains(${any()})`,
    (part) => `${part("set")}.contains(${part("integer")})`,
    (part) => `${part("set")}.contains(${part("set")})`,
    (part, any) => `${part("map")}.contains(${any()})`,
    (part) => `${part("string")}.contains(${part("string")})`,
    (part) => `${part("string")}.starts_with(${part("string")})`,
    (part) => `${part("array")}.ends_with(${part("array")})`,
    (part) => `${part("string")}.matches(${part("string")})`,
    (part, _, closure) => `${part("set")}.any(${closure()})`,
    (part, _, closure) => `${part("array")}.all(${closure()})`,
    (part, _, closure) => `${part("map")}.any(${closure()})`,
    (part, any) => `(${any()} && ${part("bool")})`,
    (part) => `${part("bool")}.try_or(${part("bool")})`,
  ],
  string: [
    (part) => `(${part("string")} + ${part("string")})`,
    (_, any) => `(${any()}).type()`,
    (part) => `${part("map")}.get(${part("string")})`,
  ],
  set: [
    (part) => `${part("set")}.union(${part("set")})`,
    (part) => `${part("set")}.intersection(${part("set")})`,
  ],
}

/** An expression over `variables`, mostly well-typed; the other errors are worth as much as the values. */
export function randomExpression(
  random: Random,
  variables: readonly string[],
  depth: number,
  kind: Kind = random.pick(richKinds),
): string {
  const actual = random.chance(0.04) ? random.pick(kinds) : kind
  if (variables.length > 0 && random.chance(0.2)) return `$${random.pick(variables)}`
  const choices = makers[actual]
  if (depth === 0 || choices === undefined || random.chance(0.1))
    return random.pick(literals[actual])
  const part = (of: Kind): string => randomExpression(random, variables, depth - 1, of)
  const closure = (): string => {
    // Sometimes a name that is taken.
    const name = random.chance(0.05) && variables.length > 0 ? random.pick(variables) : `p${depth}`
    return `$${name} -> ${randomExpression(random, [...variables, name], depth - 1, "bool")}`
  }
  return random.pick(choices)(part, () => part(random.pick(kinds)), closure)
}

/** A date must be followed by a blank, a comma or a closing bracket. */
const parenthesizedDate = (term: string): string => (/^\d{4}-/.test(term) ? `(${term})` : term)

/** A condition that seldom fails to have a value: one error decides a whole program. */
function condition(random: Random, variables: readonly string[]): string {
  const variable = (): string =>
    variables.length > 0 ? `$${random.pick(variables)}` : parenthesizedDate(constant(random))
  const small = (): string => random.pick(["1", "2", "3", '"a"', '"b"', "true"])
  switch (random.below(12)) {
    case 0:
      return randomExpression(random, variables, 1 + random.below(3))
    case 1:
      return `(${randomExpression(random, variables, 2)}).try_or(${random.pick(["true", "false"])}) == true`
    case 2:
      return `[${random.list(0, 3, small).join(", ")}].contains(${variable()})`
    case 3:
      return `[${random.list(0, 3, small).join(", ")}].${random.pick(["any", "all"])}($p -> $p ${random.pick(["==", "!="])} ${variable()})`
    case 4:
      return `(${variable()} < ${variable()}).try_or(${random.pick(["true", "false"])}) || ${variable()} != ${small()}`
    case 5:
      return `${variable()}.type() ${random.pick(["==", "!=", "==="])} ${random.pick(['"integer"', '"string"'])}`
    default:
      return `${variable()} ${random.pick(["==", "!="])} ${random.chance(0.4) ? variable() : small()}`
  }
}

const arities: readonly (readonly [string, number])[] = [
  ["p", 1],
  ["q", 2],
  ["r", 2],
  ["right", 2],
  ["s", 3],
  ["user", 1],
]
const variableNames = ["x", "y", "z", "w"]

export class ProgramGenerator {
  readonly #random: Random
  /** `algorithm/hex` of keys that may sign third-party blocks. */
  readonly #keys: readonly string[]

  constructor(random: Random, keys: readonly string[]) {
    this.#random = random
    this.#keys = keys
  }

  /** @param options.blockScopes whether blocks may begin with a `trusting` line */
  program(options: { readonly blockScopes: boolean }): Program {
    const random = this.#random
    const blocks = random
      .list(1, 4, () => this.#block(options.blockScopes))
      .map((source, i) => ({
        source,
        signer: i > 0 && random.chance(0.35) ? random.below(this.#keys.length) : null,
      }))
    const statements = [
      ...random.list(0, 4, () => this.#fact()),
      ...random.list(0, 2, () => this.#rule()),
      ...random.list(0, 2, () => this.#check()),
      ...random.list(0, 2, () => this.#policy()),
      ...(random.chance(0.6) ? ["allow if true"] : []),
    ]
    return { blocks, authorizer: statements.map((each) => `${each};\n`).join("") }
  }

  #block(scopes: boolean): string {
    const random = this.#random
    const statements = [
      ...(scopes && random.chance(0.15) ? [this.#trusting()] : []),
      ...random.list(0, 5, () => this.#fact()),
      ...random.list(0, 3, () => this.#rule()),
      ...random.list(0, 2, () => this.#check()),
    ]
    // No blank at the end: after nothing but a `trusting` line the reference refuses one.
    return statements.map((each) => `${each};`).join("\n")
  }

  #fact(): string {
    const [name, arity] = this.#random.pick(arities)
    const terms = Array.from({ length: arity }, () =>
      // A small domain, so that predicates join.
      this.#random.chance(0.8)
        ? this.#random.pick(["1", "2", "3", '"a"', '"b"'])
        : constant(this.#random),
    )
    return `${name}(${terms.join(", ")})`
  }

  #predicate(bound: Set<string>): string {
    const [name, arity] = this.#random.pick(arities)
    const terms = Array.from({ length: arity }, () => {
      if (this.#random.chance(0.25)) return this.#random.pick(["1", "2", '"a"', "true"])
      const variable = this.#random.pick(variableNames)
      bound.add(variable)
      return `$${variable}`
    })
    return `${name}(${terms.join(", ")})`
  }

  /** A body, and the variables that its predicates bind. */
  #body(least: number): { readonly text: string; readonly variables: readonly string[] } {
    const bound = new Set<string>()
    const predicates = this.#random.list(least, 3, () => this.#predicate(bound))
    const variables = [...bound]
    const wanted = predicates.length === 0 || this.#random.chance(0.4)
    const conditions = wanted
      ? this.#random.list(1, 2, () => condition(this.#random, variables))
      : []
    return { text: [...predicates, ...conditions].join(", "), variables }
  }

  #scopes(): string {
    return this.#random.chance(0.35) ? ` ${this.#trusting()}` : ""
  }

  #trusting(): string {
    const choices = ["authority", "previous", ...this.#keys]
    return `trusting ${this.#random.list(1, 2, () => this.#random.pick(choices)).join(", ")}`
  }

  #rule(): string {
    const { text, variables } = this.#body(1)
    const [name, arity] = this.#random.pick(arities)
    const terms = Array.from({ length: arity }, () =>
      variables.length > 0 && this.#random.chance(0.85)
        ? `$${this.#random.pick(variables)}`
        : '"made"',
    )
    return `${name}(${terms.join(", ")}) <- ${text}${this.#scopes()}`
  }

  #branches(): string {
    return this.#random.list(1, 2, () => `${this.#body(0).text}${this.#scopes()}`).join(" or ")
  }

  #check(): string {
    return `${this.#random.pick(["check if", "check if", "check all", "reject if"])} ${this.#branches()}`
  }

  #policy(): string {
    return `${this.#random.pick(["allow if", "deny if"])} ${this.#branches()}`
  }
}
