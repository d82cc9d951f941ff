/** Queries over a finished world: a rule whose answers are returned instead of added. */
import type { BlockId, PublicKey, Rule, Scope, Term } from "../ast/index.ts"
import type { Authorization } from "./authorize.ts"
import { unboundInHead } from "./clause.ts"
import type { ExecutionError } from "./errors.ts"
import { Join } from "./join.ts"
import type { OriginId, TrustedOrigins } from "./origins.ts"
import { namedFact } from "./report.ts"
import type { NamedFact } from "./types.ts"
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
  /** The facts of its first match, by the predicates of the body. */
  readonly premises: readonly NamedFact[]
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
 * @throws {RangeError} the run was refused before it made a world, or the rule's head holds a variable that
 * its body does not bind
 */
export function query(
  { world }: Authorization,
  rule: Rule,
  viewpoint: Viewpoint,
  atMost: number = Infinity,
): QueryAnswers {
  if (world === null) throw new RangeError("a run without a world cannot be queried")
  const answers: QueryAnswer[] = []
  let more = false
  const error = visitAnswers(world, rule, viewpoint, (answer) => {
    if (answer === null) return false
    more = answers.length >= atMost
    if (!more) answers.push(answer)
    return more
  })
  return { answers, more, error }
}

/**
 * Hands each match of a query to `visit`, until it returns true: its answer, or null when an earlier match
 * gave the same. Returns what stopped the query, if an expression had no value.
 *
 * @throws {RangeError} the rule's head holds a variable that its body does not bind
 */
export function visitAnswers(
  world: World,
  rule: Rule,
  viewpoint: Viewpoint,
  visit: (answer: QueryAnswer | null) => boolean,
): ExecutionError | null {
  const [unbound] = unboundInHead(rule)
  if (unbound !== undefined) throw new RangeError(`the query does not bind $${unbound}`)
  const block =
    typeof viewpoint !== "string" && "block" in viewpoint ? viewpoint.block : "authorizer"
  const trusted = trustedBy(world, rule, viewpoint)
  const compiled = world.compile(rule, trusted, { kind: "rule", block, index: -1 })
  const head = rule.head.terms.map((term) =>
    term.kind === "variable" ? compiled.slots.indexOf(term.name) : term,
  )
  const seen = new Set<string>()
  let error: ExecutionError | null = null
  new Join(compiled, world, null).run((match, raised) => {
    error = raised
    if (raised !== null) return true
    const origin = originOf(match, world)
    const key = `${head.map((part) => (typeof part === "number" ? match.term(part) : "")).join()}|${
      viewpoint === "query_all" ? "" : origin
    }`
    if (seen.has(key)) return visit(null)
    seen.add(key)
    return visit({
      terms: head.map((part) => (typeof part === "number" ? match.value(part) : part)),
      origin: origin === null ? [] : world.origins.blocks(origin),
      premises: compiled.atoms.map(({ relation }, i) =>
        namedFact(world, { relation, row: match.rows[i]! }),
      ),
    })
  })
  return error
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

/** The blocks of all facts of a match together; null for a match of nothing. */
function originOf({ query, rows }: Join, { origins }: World): OriginId | null {
  let origin: OriginId | null = null
  for (const [i, { relation }] of query.atoms.entries()) {
    const other = relation.origin(rows[i]!)
    origin = origin === null ? other : origins.union(origin, other)
  }
  return origin
}
