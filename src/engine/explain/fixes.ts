/**
 * Changes that would make a check pass or a policy match: to trust who said a fact, to let the authority say
 * it, or to let the authorizer say it. They come from the closest attempts, and each is tried: the edited
 * input is run, and only a change after which the clause holds is offered, with the outcome of that run.
 */
import { printFact, printPublicKey, printScope, type BlockId, type Scope } from "../../ast/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { RunLimitError } from "../errors.ts"
import { outcomeOf } from "../report.ts"
import type { World } from "../world.ts"
import { clauseAt } from "./address.ts"
import { applyEdit } from "./edits.ts"
import { shortKey, theBlock } from "./names.ts"
import { code, say } from "./sentence.ts"
import type {
  BranchExplanation,
  Budgeted,
  ClauseAddress,
  Fix,
  FixEdit,
  NearFact,
  PredicateOutcome,
  Sentence,
} from "./types.ts"

/** A world of more facts, or a run that took longer, is not run again. */
const maxFacts = 5000
const maxMilliseconds = 50
/** A change that lets a clause be evaluated further may cost much more than the run before it. */
const maxTrial = 100
/** How many changes are tried. */
const maxRuns = 6

export interface Fixes extends Budgeted {
  readonly fixes: readonly Fix[]
}

/** What has been found for a check that fails or an allow policy that was tried; nothing for others. */
export function fixesFor(
  authorization: Authorization,
  at: ClauseAddress,
  branches: readonly BranchExplanation[],
): Fixes {
  const { world, milliseconds } = authorization
  if (world === null || !isFixable(authorization, at)) return { fixes: [], complete: true }
  const candidates = candidatesOf(world, at, branches)
  const costly = world.factCount > maxFacts || milliseconds > maxMilliseconds
  const tried = costly ? [] : candidates.slice(0, maxRuns)
  const trials = tried.map((edit) => ({ edit, run: trial(authorization, edit) }))
  return {
    fixes: trials.flatMap(({ edit, run }) => fixOf(world, at, edit, run) ?? []),
    complete: tried.length === candidates.length && !trials.some(({ run }) => isCutShort(run)),
  }
}

/** Whether the run judged the clause, and its holding is what one would wish for. */
function isFixable({ failure, verdict, input, world }: Authorization, at: ClauseAddress): boolean {
  if (failure !== null || at.kind === "rule") return false
  if (at.kind === "check")
    return world!.datalog(at.block).checks[at.index]?.kind !== "reject" && !holds({ verdict }, at)
  return (
    input.authorizer.policies[at.index]?.kind === "allow" &&
    verdict.policies[at.index]?.result === "not-matched"
  )
}

const holds = ({ verdict }: Pick<Authorization, "verdict">, at: ClauseAddress): boolean =>
  at.kind === "policy"
    ? verdict.policies[at.index]?.result === "matched"
    : verdict.checks.some(
        ({ block, index, passed }) => block === at.block && index === at.index && passed,
      )

/** The run of the input with the change. To a stored world rules add what follows from the change. */
function trial({ input, limits }: Authorization, edit: FixEdit): Authorization {
  const maxTime = Math.min(limits.maxTime, maxTrial)
  const changed = { ...applyEdit(input, edit), limits: { ...limits, maxTime } }
  if (changed.stored === undefined) return authorize(changed)
  return authorize({ ...changed, stored: { ...changed.stored, executionTime: null } })
}

const isCutShort = ({ failure }: Authorization): boolean =>
  failure?.error instanceof RunLimitError && failure.error.limit === "maxTime"

/**
 * The change with what came of it, or null if the clause does not hold after it.
 *
 * @param world of the input as it is, of which the meaning is told
 */
function fixOf(world: World, at: ClauseAddress, edit: FixEdit, run: Authorization): Fix | null {
  if (run.failure !== null || !holds(run, at)) return null
  return { ...edit, outcome: outcomeOf(run), meaning: meaningOf(world, at, edit) }
}

/** Changes worth a try, each once: those for the best attempts first. */
function candidatesOf(
  world: World,
  at: ClauseAddress,
  branches: readonly BranchExplanation[],
): readonly FixEdit[] {
  const candidates = new Map<string, FixEdit>()
  const depth = Math.max(0, ...branches.map(({ attempts }) => attempts.length))
  for (let rank = 0; rank < depth; rank++) {
    for (const branch of branches) {
      if (branch.finding !== "closest") continue
      for (const predicate of branch.attempts[rank]?.predicates ?? [])
        for (const edit of editsFor(world, at, branch, predicate))
          if (!candidates.has(keyOf(edit))) candidates.set(keyOf(edit), edit)
    }
  }
  return [...candidates.values()]
}

function keyOf(edit: FixEdit): string {
  switch (edit.kind) {
    case "trust":
      return `trust ${edit.query} ${edit.scopes.map(printScope).join()}`
    case "move":
      return `move ${edit.block} ${edit.index}`
    case "add":
      return `add ${printFact(edit.fact)}`
    default:
      return edit satisfies never
  }
}

function editsFor(
  world: World,
  at: ClauseAddress,
  branch: BranchExplanation,
  predicate: PredicateOutcome,
): readonly FixEdit[] {
  if (predicate.kind === "matched") return []
  const { reason, wanted, nearest } = predicate
  if (reason === "absent")
    return wanted.terms.some(({ kind }) => kind === "variable")
      ? []
      : [{ kind: "add", fact: wanted }]
  if (reason !== "untrusted") return []
  return nearest
    .filter(({ trusted, differs }) => !trusted && differs.length === 0)
    .flatMap((near) => [...trustEdits(world, at, branch, near), ...moveEdits(near)])
}

/** To trust a block that had a part in a fact. One scope may cover several; whether it suffices is tried. */
function trustEdits(
  world: World,
  at: ClauseAddress,
  { query, trusted }: BranchExplanation,
  { fact }: NearFact,
): readonly FixEdit[] {
  const today = effectiveScopes(world, at, query)
  return fact.origin
    .filter((block) => !trusted.includes(block))
    .flatMap((block): readonly FixEdit[] => {
      const scope = scopeFor(world, at.block, block)
      return scope === null ? [] : [{ kind: "trust", at, query, scopes: [...today, scope], block }]
    })
}

/** What a query trusts, written out: its own scopes, those of its block, or the default. */
function effectiveScopes(world: World, at: ClauseAddress, query: number): readonly Scope[] {
  const own = clauseAt(world, at)?.queries[query]?.scopes ?? []
  if (own.length > 0) return own
  const { scopes } = world.datalog(at.block)
  return scopes.length > 0 ? scopes : [{ kind: "authority" }]
}

/** What a clause of block `reader` writes to trust `block`; null when nothing it can write does that. */
function scopeFor(world: World, reader: BlockId, block: BlockId): Scope | null {
  if (block === "authorizer") return null
  if (block === 0) return { kind: "authority" }
  const key = world.input.blocks[block]?.externalKey ?? null
  if (key !== null) return { kind: "publicKey", key }
  return reader !== "authorizer" && block < reader ? { kind: "previous" } : null
}

/** To let the authority state a fact that a later block states. */
function moveEdits({ fact }: NearFact): readonly FixEdit[] {
  const { from, name, terms } = fact
  if (from.kind !== "fact" || from.block === "authorizer" || from.block === 0) return []
  return [{ kind: "move", block: from.block, index: from.index, fact: { name, terms } }]
}

/** What a change means for who can grant what. */
function meaningOf(world: World, at: ClauseAddress, edit: FixEdit): Sentence {
  switch (edit.kind) {
    case "trust":
      return trustMeaning(world, at, edit)
    case "move":
      return say`whoever issues the token says it, and ${theBlock(edit.block)} no longer does`
    case "add":
      return ["the verifying service vouches for it, in every request that it states it for"]
    default:
      return edit satisfies never
  }
}

function trustMeaning(
  world: World,
  at: ClauseAddress,
  { scopes, block }: Extract<FixEdit, { kind: "trust" }>,
): Sentence {
  const scope = scopes.at(-1)
  switch (scope?.kind) {
    case "publicKey":
      return say`this ${at.kind} will believe every fact that ${code(shortKey(printPublicKey(scope.key)))} signs`
    case "previous": {
      const earlier = at.block === "authorizer" ? world.input.blocks.length : at.block
      const blocks = earlier === 2 ? "block 1" : `blocks 1 to ${earlier - 1}`
      return say`this ${at.kind} will believe every fact of ${blocks}, which any holder of the token could have added`
    }
    case "authority":
      return say`this ${at.kind} will believe every fact of whoever issues the token`
    default:
      return say`this ${at.kind} will believe every fact of ${theBlock(block)}`
  }
}
