/** Queries over a finished world: a rule whose answers are returned instead of added. */
import type { BlockId, PublicKey, Rule, Scope, Term } from "../ast/index.ts"
import type { Authorization } from "./authorize.ts"
import type { ExecutionError } from "./errors.ts"
import { termKey } from "./interner.ts"
import { Join } from "./join.ts"
import type { TrustedOrigins } from "./origins.ts"
import type { World } from "./world.ts"

/**
 * Whose eyes a query has when the rule has no `trusting`:
 *
 * - `query`: the authority and the authorizer, whatever the authorizer itself trusts;
 * - `query_all`: every block and the authorizer;
 * - a block, or the authorizer: what its own clauses see;
 * - keys: as `query`, and the blocks that these third parties signed.
 */
export type Viewpoint =
  | "query"
  | "query_all"
  | { readonly block: BlockId }
  | { readonly keys: readonly PublicKey[] }

export interface QueryAnswer {
  readonly terms: readonly Term[]
  /** The blocks whose facts gave the answer, ascending, the authorizer last. */
  readonly origin: readonly BlockId[]
}

export interface QueryAnswers {
  /** In the order found; each pair (terms, origin) once, for `query_all` each tuple once. */
  readonly answers: readonly QueryAnswer[]
  /** Whether there are more than were asked for. */
  readonly more: boolean
  /** What stopped the query: then the reference gives no answer at all. */
  readonly error: ExecutionError | null
}

/**
 * Asks `rule` of the world of a run.
 *
 * @param atMost how many answers are wanted
 * @throws {RangeError} the run was refused before it made a world
 */
export function query(
  { world }: Authorization,
  rule: Rule,
  viewpoint: Viewpoint,
  atMost: number = Infinity,
): QueryAnswers {
  if (world === null) throw new RangeError("a run without a world cannot be queried")
  const block =
    typeof viewpoint !== "string" && "block" in viewpoint ? viewpoint.block : "authorizer"
  const trusted = trustedBy(world, rule, viewpoint)
  const compiled = world.compile(rule, trusted, { kind: "rule", block, index: -1 })
  const answers = new Map<string, QueryAnswer>()
  let error: ExecutionError | null = null
  const more = new Join(compiled, world, null).run((match, raised) => {
    error = raised
    if (raised !== null) return true
    const answer = answerOf(rule, match, world)
    const origin = viewpoint === "query_all" ? "" : answer.origin.join()
    const key = `${answer.terms.map(termKey).join()}|${origin}`
    if (answers.has(key)) return false
    if (answers.size >= atMost) return true
    answers.set(key, answer)
    return false
  })
  return { answers: [...answers.values()], more: more && error === null, error }
}

function trustedBy(world: World, rule: Rule, viewpoint: Viewpoint): TrustedOrigins {
  if (typeof viewpoint !== "string") {
    if ("block" in viewpoint) return world.trusted(rule, viewpoint.block)
    const keys = viewpoint.keys.map((key): Scope => ({ kind: "publicKey", key }))
    const scopes: readonly Scope[] = [{ kind: "authority" }, ...keys]
    return world.trustedByDefault(rule.scopes.length > 0 ? rule : { ...rule, scopes })
  }
  if (viewpoint === "query_all" && rule.scopes.length === 0) return world.everything()
  return world.trustedByDefault(rule)
}

function answerOf(rule: Rule, match: Join, world: World): QueryAnswer {
  const terms = rule.head.terms.map((term) => {
    if (term.kind !== "variable") return term
    const slot = match.query.slots.indexOf(term.name)
    if (slot < 0) throw new RangeError(`the query does not bind $${term.name}`)
    return match.value(slot)
  })
  const [first, ...others] = match.query.atoms.map(({ relation }, i) =>
    relation.origin(match.rows[i]!),
  )
  if (first === undefined) return { terms, origin: [] }
  const origin = others.reduce((sum, other) => world.origins.union(sum, other), first)
  return { terms, origin: world.origins.blocks(origin) }
}
