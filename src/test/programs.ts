/** Generated Datalog: expressions, and programs of token blocks and an authorizer, as source text. */
import type { Random } from "./random.ts"

/** A program as somebody would write it: sources, and for each third-party block which key signs it. */
export interface Program {
  readonly blocks: readonly { readonly source: string; readonly signer: number | null }[]
  readonly authorizer: string
}

const scalars = [
  "0", "1", "2", "-1", "3", "9223372036854775807", "-9223372036854775808", '"a"', '"b"', '"file1"', '"é"', '""',
  "true", "false", "null", "hex:00", "hex:00ff", "2020-01-01T00:00:00Z", "2026-11-20T18:04:00Z",
]

/** Terms as facts may hold them. */
function constant(random: Random, depth = 1): string {
  const kind = depth === 0 ? 0 : random.below(12)
  const item = (): string => constant(random, depth - 1)
  switch (kind) {
    case 9:
      return `[${random.list(0, 3, item).join(", ")}]`
    case 10: {
      const pool = random.pick([["1", "2", "3", "0"], ['"a"', '"b"', '"zz"'], ["hex:00", "hex:01"], ["null"], ["true", "false"]])
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

const infix = [
  "+", "-", "*", "/", "&", "|", "^", "&&", "||", "<", ">", "<=", ">=", "==", "!=", "===", "!==",
]
const binaryMethods = [
  "contains", "starts_with", "ends_with", "matches", "intersection", "union", "get", "try_or",
]

/** An expression over `variables`, well-typed rather seldom: errors are half of the language. */
export function randomExpression(random: Random, variables: readonly string[], depth: number): string {
  if (depth === 0 || random.chance(0.15)) {
    return variables.length > 0 && random.chance(0.6) ? `$${random.pick(variables)}` : parenthesizedDate(constant(random))
  }
  const part = (): string => randomExpression(random, variables, depth - 1)
  switch (random.below(9)) {
    case 0:
      return `!(${part()})`
    case 1:
      return `(${part()}).length()`
    case 2:
      return `(${part()}).type()`
    case 3:
    case 4:
      return `(${part()}).${random.pick(binaryMethods)}(${part()})`
    case 5: {
      const name = random.chance(0.1) && variables.length > 0 ? random.pick(variables) : `p${depth}`
      const body = randomExpression(random, [...variables, name], depth - 1)
      return `(${part()}).${random.pick(["any", "all"])}($${name} -> ${body})`
    }
    case 6:
      return `${part()} == ${part()}`.replace(/^(.*)$/s, "($1)")
    default:
      return `(${part()} ${random.pick(infix)} ${part()})`
  }
}

/** A date must be followed by a blank, a comma or a closing bracket. */
const parenthesizedDate = (term: string): string => (/^\d{4}-/.test(term) ? `(${term})` : term)

/** A condition that mostly compares. */
function condition(random: Random, variables: readonly string[]): string {
  if (random.chance(0.5) && variables.length > 0) {
    const left = `$${random.pick(variables)}`
    const right = random.chance(0.5) ? `$${random.pick(variables)}` : constant(random)
    return `${left} ${random.pick(["==", "!=", "==", "===", "<", ">="])} ${right}`
  }
  return randomExpression(random, variables, 1 + random.below(3))
}

const arities: readonly (readonly [string, number])[] = [["p", 1], ["q", 2], ["r", 2], ["right", 2], ["s", 3], ["user", 1]]
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
    const blocks = random.list(1, 4, () => this.#block(options.blockScopes)).map((source, i) => ({
      source,
      signer: i > 0 && random.chance(0.35) ? random.below(this.#keys.length) : null,
    }))
    const statements = [
      ...random.list(0, 4, () => this.#fact()),
      ...random.list(0, 2, () => this.#rule()),
      ...random.list(0, 2, () => this.#check()),
      ...random.list(0, 2, () => this.#policy()),
      "allow if true",
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
    return statements.map((each) => `${each};\n`).join("")
  }

  #fact(): string {
    const [name, arity] = this.#random.pick(arities)
    const terms = Array.from({ length: arity }, () =>
      // A small domain, so that predicates join.
      this.#random.chance(0.8) ? this.#random.pick(["1", "2", "3", '"a"', '"b"']) : constant(this.#random),
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
    const conditions = this.#random.list(predicates.length === 0 ? 1 : 0, 1, () => condition(this.#random, variables))
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
      variables.length > 0 && this.#random.chance(0.85) ? `$${this.#random.pick(variables)}` : '"made"',
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
