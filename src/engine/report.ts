/** The report of a run: plain data made from an `Authorization`. */
import { printCheck, printPolicy, reference } from "../ast/index.ts"
import type { Authorization } from "./authorize.ts"
import { ExecutionError, RunLimitError } from "./errors.ts"
import { compareOrigins } from "./origins.ts"
import type { Relation } from "./relation.ts"
import type {
  Address,
  FactRow,
  Maker,
  NamedFact,
  Outcome,
  PredicateFacts,
  Report,
  RunFailure,
} from "./types.ts"
import type { FactPlace, InertFact, World } from "./world.ts"

/** Facts of each predicate that a report holds; the rest is asked for by page. */
export const factsPerPredicate = 200

/** Facts that a report holds in all. */
const factsPerReport = 2000

export function makeReport(authorization: Authorization): Report {
  const { input, world, verdict, iterations, milliseconds, limits } = authorization
  return {
    outcome: outcomeOf(authorization),
    checks: verdict.checks.map((check) => ({
      ...check,
      // Without a world no check was reached.
      text: printCheck(world!.datalog(check.block).checks[check.index]!, world!.style),
    })),
    policies: verdict.policies.map((policy) => ({
      ...policy,
      text: printPolicy(input.authorizer.policies[policy.index]!, world?.style ?? reference),
    })),
    predicates: world === null ? [] : predicatesOf(world),
    run: {
      facts: world?.factCount ?? 0,
      given: world === null ? 0 : givenCount(world),
      iterations,
      milliseconds,
      limits,
    },
    orderDependent: authorization.orderDependent,
    differences: authorization.differences,
  }
}

export function outcomeOf({ failure, verdict }: Authorization): Outcome {
  if (failure !== null) return { kind: "failed", failure: failureOf(failure.error, failure.at) }
  const failedChecks = verdict.checks.filter(({ passed }) => !passed).length
  const policy = verdict.policies.find(({ result }) => result === "matched")
  if (policy?.kind === "allow" && failedChecks === 0)
    return { kind: "allowed", policy: policy.index }
  return {
    kind: "denied",
    policy: policy === undefined ? null : { kind: policy.kind, index: policy.index },
    failedChecks,
  }
}

function failureOf(
  error: NonNullable<Authorization["failure"]>["error"],
  at: Address | null,
): RunFailure {
  if (error instanceof RunLimitError) {
    const { code, limit, allowed, found } = error
    return { kind: "limit", code, limit, allowed, found, at }
  }
  if (error instanceof ExecutionError) {
    const { code, detail } = error
    // An execution error is always raised by some clause.
    return { kind: "execution", code, detail, at: at! }
  }
  return { kind: "invalid-rule", at: error.at, text: error.text }
}

const givenCount = (world: World): number =>
  world.relations.all.reduce(
    (sum, relation) => sum + (relation.roundEnds[0] ?? 0),
    world.inert.length,
  )

function predicatesOf(world: World): readonly PredicateFacts[] {
  let left = factsPerReport
  const tables = world.relations.all
    .filter((relation) => relation.visible > 0)
    .map((relation) => {
      const page = firstFacts(world, relation, Math.min(factsPerPredicate, left))
      left -= page.facts.length
      return page
    })
  return world.inert.length === 0 ? tables : withInert(world, tables)
}

/** The first facts of one predicate. */
function firstFacts(world: World, relation: Relation, atMost: number): PredicateFacts {
  const { name, arity, visible } = relation
  const facts: FactRow[] = []
  for (let row = 0; row < Math.min(atMost, visible); row++)
    facts.push(factRow(world, relation, row))
  return { name, arity, total: visible, facts }
}

export function factRow(world: World, relation: Relation, row: number): FactRow {
  return {
    terms: world.tuple(relation, row).terms,
    origin: world.origins.blocks(relation.origin(row)),
    round: relation.round(row),
    from: makerOf(world, relation.maker(row)),
  }
}

export const namedFact = (world: World, { relation, row }: FactPlace): NamedFact => ({
  name: relation.name,
  ...factRow(world, relation, row),
})

/** What a row comes from. */
export const makerOf = (world: World, maker: number): Maker =>
  maker >= 0 ? world.rules[maker]!.address : world.given[~maker]!

/** Facts that hold a variable stand in no relation; they are few and come after those that do. */
export const inertFacts = ({ inert, origins }: World): readonly InertFact[] =>
  inert.toSorted((a, b) => compareOrigins(origins.blocks(a.origin), origins.blocks(b.origin)))

export const inertRow = ({ origins }: World, { fact, origin, from }: InertFact): FactRow => ({
  terms: fact.terms,
  origin: origins.blocks(origin),
  round: 0,
  from,
})

function withInert(world: World, tables: readonly PredicateFacts[]): readonly PredicateFacts[] {
  const merged = [...tables]
  for (const inert of inertFacts(world)) {
    const { name, terms } = inert.fact
    const at = merged.findIndex((table) => table.name === name && table.arity === terms.length)
    const table = merged[at] ?? { name, arity: terms.length, total: 0, facts: [] }
    const grown = {
      ...table,
      total: table.total + 1,
      facts: withRow(table, inertRow(world, inert)),
    }
    if (at < 0) merged.push(grown)
    else merged[at] = grown
  }
  return merged
}

/** The facts of a table are its first ones, so one that lacks some takes no further one. */
const withRow = ({ facts, total }: PredicateFacts, row: FactRow): readonly FactRow[] =>
  facts.length === total ? [...facts, row] : facts
