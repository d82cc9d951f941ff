/**
 * The engine's numbering of ground terms. Expressions only filter, so every term a fact can ever hold stands
 * in the program: terms are numbered once, when it is compiled, and facts are rows of these numbers.
 */
import { toHex, type Term } from "../ast/index.ts"

/** The number of a term; equal terms have equal numbers. Dense from 0. */
export type TermId = number

export class Interner {
  readonly terms: Term[] = []
  readonly #ids = new Map<string, TermId>()

  intern(term: Term): TermId {
    const key = termKey(term)
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    this.#ids.set(key, this.terms.length)
    return this.terms.push(term) - 1
  }

  /** The number of a term that the program holds, or undefined. */
  find(term: Term): TermId | undefined {
    return this.#ids.get(termKey(term))
  }
}

/**
 * A text that is the same for equal terms and for no others. Strings carry their length, so that no content
 * can look like structure.
 */
export function termKey(term: Term): string {
  switch (term.kind) {
    case "string":
      return `s${term.value.length}:${term.value}`
    case "integer":
      return `i${term.value}`
    case "date":
      return `d${term.value}`
    case "bytes":
      return `x${toHex(term.value)}`
    case "bool":
      return term.value ? "T" : "F"
    case "null":
      return "N"
    case "variable":
      return `v${term.name.length}:${term.name}`
    case "parameter":
      return `p${term.name.length}:${term.name}`
    case "set":
      return `{${term.items.map(termKey).join()}}`
    case "array":
      return `[${term.items.map(termKey).join()}]`
    case "map":
      return `m(${term.entries.map(({ key, value }) => `${termKey(key)}=${termKey(value)}`).join()})`
    default:
      return term satisfies never
  }
}
