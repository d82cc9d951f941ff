/** Which facts of an attempt are of the request: the authorizer alone supplies them. */
import type { CompiledQuery } from "../clause.ts"
import type { OriginId } from "../origins.ts"
import type { World } from "../world.ts"
import type { Candidate } from "./candidate.ts"

export class Requests {
  readonly #query: CompiledQuery
  readonly #authorizer: OriginId
  /** By predicate of the body: whether any fact for it is of the request. */
  readonly #any: (boolean | undefined)[] = []

  constructor(world: World, query: CompiledQuery) {
    this.#query = query
    this.#authorizer = world.origins.of("authorizer")
  }

  /** How many of the matched predicates have a fact of the request, whichever fact was matched. */
  count({ rows }: Candidate): number {
    return rows.filter((row, atom) => row >= 0 && this.#isOfRequest(atom, row)).length
  }

  /** A bound for `count` over matches of the predicates `atoms`. */
  atMost(atoms: readonly number[]): number {
    return atoms.filter((atom) => this.#hasAny(atom)).length
  }

  #isOfRequest(atom: number, row: number): boolean {
    if (!this.#hasAny(atom)) return false
    const { relation } = this.#query.atoms[atom]!
    if (relation.origin(row) === this.#authorizer) return true
    const terms = Array.from({ length: relation.arity }, (_, c) => relation.term(row, c))
    return relation.find(terms, this.#authorizer) >= 0
  }

  #hasAny(atom: number): boolean {
    return (this.#any[atom] ??= this.#scan(atom))
  }

  #scan(atom: number): boolean {
    const { relation } = this.#query.atoms[atom]!
    for (let row = 0; row < relation.visible; row++)
      if (relation.origin(row) === this.#authorizer) return true
    return false
  }
}
