/**
 * The cause of each outcome in one sentence, for somebody who does not know Datalog well. It names what decided:
 * the facts that matched and who said them, or the first thing that a branch lacks.
 */
import { printPredicate, type Check, type Query } from "../../ast/index.ts"
import type { World } from "../world.ts"
import { clauseAt } from "./address.ts"
import { whyNot } from "./condition-words.ts"
import { whyNotBoolean, whyRaised } from "./error-words.ts"
import { counted } from "./names.ts"
import { pieceOf } from "./pieces.ts"
import { blocksInWords, whyMissing, type Missing } from "./predicate-words.ts"
import { code, listed, say } from "./sentence.ts"
import type {
  Attempt,
  BranchExplanation,
  ClauseAddress,
  ClauseExplanation,
  ConditionOutcome,
  NamedFact,
  Sentence,
} from "./types.ts"

/** What the words of a branch are made from. */
type Branch = Omit<BranchExplanation, "cause">

/** Why one branch holds or not. */
export function causeOfBranch(world: World, at: ClauseAddress, branch: Branch): Sentence {
  const clause = clauseAt(world, at)
  const query = clause?.queries[branch.query]
  const [attempt] = branch.attempts
  if (attempt === undefined || clause === null || query === undefined)
    return [branch.holds ? "it holds" : undecided(branch)]
  const told: Told = { world, at, kind: clause.kind, branch, query, attempt }
  switch (branch.finding) {
    case "match":
      return matchInWords(told)
    case "counterexample":
      return counterexampleInWords(told)
    case "closest":
      return lackInWords(told)
    case "error":
      return errorInWords(told)
    default:
      return branch.finding satisfies never
  }
}

const undecided = ({ complete }: Branch): string =>
  complete ? "no match was found" : "no match was found before the search stopped at its budget"

interface Told {
  readonly world: World
  readonly at: ClauseAddress
  readonly kind: Check["kind"]
  readonly branch: Branch
  readonly query: Query
  readonly attempt: Attempt
}

/** Facts named in one sentence; of more, the number is said. */
const factsNamed = 3

function matchInWords({ at, kind, branch, attempt }: Told): Sentence {
  const facts = attempt.predicates.flatMap((each) => (each.kind === "matched" ? [each.fact] : []))
  if (facts.length === 0) return conditionsHold(attempt)
  if (at.kind === "rule" && branch.matches > 1)
    return say`it fires ${matchesOf(branch)} times, first with ${factsInWords(facts)}`
  if (kind === "all" && branch.matches > 1)
    return say`all ${matchesOf(branch)} matches meet it, the first with ${factsInWords(facts)}`
  return kind === "reject"
    ? say`it must not match, but it matches ${factsInWords(facts)}${conditionsHoldToo(attempt)}`
    : say`it matches ${factsInWords(facts)}`
}

/** How many matches there are, as far as they were counted. */
const matchesOf = ({ matches, complete }: Branch): string =>
  complete ? String(matches) : `at least ${matches}`

function conditionsHold({ conditions }: Attempt): Sentence {
  const texts = conditions.map(({ text }) => code(text))
  if (texts.length === 0) return ["it asks for nothing"]
  const [only] = conditions
  if (texts.length === 1 && only?.text === "true") return say`${code("true")} always holds`
  return say`${listed(texts)} ${texts.length === 1 ? "holds" : "hold"}`
}

function conditionsHoldToo({ conditions }: Attempt): Sentence {
  const [first, second] = conditions
  if (first === undefined || /^\$\w+$/.test(first.text)) return []
  return second === undefined
    ? say`, and ${code(first.text)} holds`
    : say`, and its ${conditions.length} conditions hold`
}

/** Facts with who said them: once where all are of the same origin. */
function factsInWords(facts: readonly NamedFact[]): Sentence {
  const origins = new Set(facts.map(({ origin }) => origin.join()))
  const named = facts.slice(0, factsNamed)
  const others = facts.length - named.length
  const rest = others === 0 ? [] : [[counted(others, "other fact")]]
  const from = ({ origin }: NamedFact): string => `from ${blocksInWords(origin)}`
  if (origins.size === 1) {
    const texts = named.map((fact) => code(printPredicate(fact)))
    return say`${listed([...texts, ...rest])} ${from(facts[0]!)}`
  }
  return listed([...named.map((fact) => say`${code(printPredicate(fact))} ${from(fact)}`), ...rest])
}

/** A match of the predicates of a `check all` for which a condition is false. */
function counterexampleInWords(told: Told): Sentence {
  const { attempt } = told
  const facts = attempt.predicates.flatMap((each) => (each.kind === "matched" ? [each.fact] : []))
  const why = conditionInWords(told)
  return facts.length === 0 ? why : say`it does not hold for ${factsInWords(facts)}: ${why}`
}

/** What the closest attempt lacks: a predicate first, else a condition. */
function lackInWords(told: Told): Sentence {
  const { branch, attempt } = told
  const missing = attempt.predicates.filter((each): each is Missing => each.kind === "missing")
  const why = missing.length === 0 ? conditionInWords(told) : missingInWords(told)
  const more = missing.length - 1
  const both =
    more > 0 ? say`${why} (and ${counted(more, "other predicate")} without a match)` : why
  return branch.holds ? say`as it should, it does not match: ${both}` : both
}

/** Why the first predicate without a match has none. */
function missingInWords({ world, at, branch, query: { body }, attempt }: Told): Sentence {
  const first = attempt.predicates.findIndex(({ kind }) => kind === "missing")
  const missing = attempt.predicates[first]
  if (missing?.kind !== "missing") return []
  const written = body[first]!
  return whyMissing({ world, at, missing, written, attempt, body, trusted: branch.trusted })
}

function conditionInWords({ branch, query, attempt }: Told): Sentence {
  const times = timesOf(query)
  const failed = attempt.conditions.flatMap((condition, i) => {
    const why = whyConditionFails(condition, query, i, times)
    return why === null ? [] : [why]
  })
  if (failed[0] !== undefined) return failed[0]
  return [branch.complete ? "it does not hold" : "its conditions take too long to evaluate again"]
}

/** The variables that the predicate `time` binds. */
const timesOf = ({ body }: Query): ReadonlySet<string> =>
  new Set(
    body
      .filter(({ name }) => name === "time")
      .flatMap(({ terms }) =>
        terms.flatMap((term) => (term.kind === "variable" ? [term.name] : [])),
      ),
  )

/** Null for a condition that is true, and for one that reads a variable without a value. */
function whyConditionFails(
  condition: ConditionOutcome,
  { expressions }: Query,
  index: number,
  times: ReadonlySet<string>,
): Sentence | null {
  if (condition.kind === "unknown" || condition.kind === "true") return null
  const piece = pieceOf(condition.evaluation, expressions[index]!)
  if (condition.kind === "error") return whyRaised(piece, condition.error)
  return condition.kind === "false" ? whyNot(piece, true, times) : whyNotBoolean(piece)
}

function errorInWords(told: Told): Sentence {
  const { attempt, query } = told
  const raised = attempt.conditions.findIndex(
    ({ kind }) => kind === "error" || kind === "not-a-boolean",
  )
  if (raised < 0) return ["a condition has no value"]
  const why = whyConditionFails(attempt.conditions[raised]!, query, raised, timesOf(query))
  const facts = attempt.predicates.flatMap((each) => (each.kind === "matched" ? [each.fact] : []))
  return facts.length === 0 ? why! : say`${why!}, for ${factsInWords(facts)}`
}

/** Why the whole clause came out as it did. */
export function causeOfClause(
  world: World,
  at: ClauseAddress,
  outcome: ClauseExplanation["outcome"],
  branches: readonly BranchExplanation[],
): Sentence {
  switch (outcome) {
    case "raises":
      return (
        branches.find(({ finding }) => finding === "error")?.cause ?? ["a condition has no value"]
      )
    case "holds":
      return branches.find(({ holds }) => holds)?.cause ?? ["it holds"]
    case "fails":
      return whyAllFail(world, at, branches)
    default:
      return outcome satisfies never
  }
}

/** The sentence of the branch that comes closest, and that there are others. */
function whyAllFail(
  world: World,
  at: ClauseAddress,
  branches: readonly BranchExplanation[],
): Sentence {
  if (branches.length === 0) return ["it has no branches"]
  const closest = branches.toSorted((a, b) => distance(a) - distance(b))[0]!
  const others = branches.length - 1
  if (others === 0) return closest.cause
  const which = `branch ${closest.query + 1} of ${branches.length}`
  return clauseAt(world, at)?.kind === "reject"
    ? say`${closest.cause}, and all ${branches.length} branches match`
    : say`${closest.cause} (${which}; none comes closer)`
}

/** How far a branch is from holding: predicates first, then conditions, then terms that differ. */
function distance({ attempts }: BranchExplanation): number {
  const [attempt] = attempts
  if (attempt === undefined) return Infinity
  const missing = attempt.predicates.filter((each): each is Missing => each.kind === "missing")
  const failed = attempt.conditions.filter(({ kind }) => kind !== "true").length
  const differing = missing.reduce(
    (sum, { reason, nearest }) =>
      sum + (reason === "absent" ? 8 : Math.min(7, nearest[0]?.differs.length ?? 7)),
    0,
  )
  return missing.length * 1_000_000 + failed * 1000 + Math.min(999, differing)
}
