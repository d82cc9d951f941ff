/** The explanation of a clause as it is shown: its branches, and what the attempts at each of them found. */
import type { BlockId } from "../../../src/ast/index.ts"
import {
  type Attempt,
  type BranchExplanation,
  type ClauseExplanation,
  type Fix,
  type Sentence,
} from "../../../src/worker/index.ts"
import { attemptKey } from "../actions/explain-actions.ts"
import { type Clause, clauseKey } from "./clauses.ts"
import { clauseAnswer, questionKey } from "./explanations.ts"
import { memoWeak } from "./memo.ts"
import { isMet, type Requirement, requirements } from "./requirements.ts"
import { capitalised } from "./sentences.ts"
import type { State } from "../state.ts"
import { digits } from "./words.ts"

export interface ExplainedClause {
  readonly cause: Sentence
  readonly branches: readonly ExplainedBranch[]
  readonly fixes: readonly Fix[]
  readonly fixTitle: string
  /** What was left out, where something was. */
  readonly limit: string | null
}

/** One of the queries around `or`. */
export interface ExplainedBranch {
  readonly query: number
  /** Of this branch alone; null where there is no other. */
  readonly cause: Sentence | null
  readonly holds: boolean
  readonly finding: BranchExplanation["finding"]
  /** What there is besides them. */
  readonly more: string
  readonly attempts: readonly ExplainedAttempt[]
  readonly trusted: readonly BlockId[]
  /** Whether a proof tells more: something that it matched was derived. */
  readonly isProved: boolean
}

export interface ExplainedAttempt {
  /** What it is, and how much of it is met. */
  readonly heading: string
  readonly requirements: readonly Requirement[]
}

/** Undefined while the answer is awaited; null when there is none. */
export function explained(state: State, clause: Clause): ExplainedClause | null | undefined {
  const answer = clauseAnswer(state, clause)
  return answer ? explainedClause(answer) : answer
}

/** What was said last of the clause in its place, though it was another text or came out otherwise. */
export function lastExplained(
  state: State,
  { kind, block, index }: Clause,
): ExplainedClause | null {
  const key = questionKey({ kind: "clause", at: { kind, block, index } })
  const answer = state.results.explanations?.answers.get(key)
  return answer?.kind === "clause" ? explainedClause(answer) : null
}

/** The attempt at a branch that the reader chose to see. */
export const chosenAttempt = ({ view }: State, clause: Clause, query: number): number =>
  view.why.attempts.get(attemptKey(clauseKey(clause), query)) ?? 0

export const explainedClause: (answer: ClauseExplanation) => ExplainedClause = memoWeak(
  (answer) => {
    const { branches, fixes, complete } = answer
    const tried = branches.filter((branch) => !branch.complete)
    return {
      cause: capitalised(answer.cause),
      branches: branches.map((branch) => explainedBranch(answer, branch)),
      fixes,
      fixTitle: `What would make it ${wishes[answer.at.kind]}`,
      limit: complete && tried.length === 0 ? null : limitWords(tried),
    }
  },
)

const wishes = { check: "pass", policy: "match", rule: "fire" } as const

const explainedBranch = (
  answer: ClauseExplanation,
  branch: BranchExplanation,
): ExplainedBranch => ({
  query: branch.query,
  cause: answer.branches.length === 1 ? null : capitalised(branch.cause),
  holds: branch.holds,
  finding: branch.finding,
  more: moreWords(branch),
  attempts: branch.attempts.map((attempt, i) => {
    const list = requirements(attempt, branch.trusted)
    return { heading: heading(answer, branch, i, list), requirements: list }
  }),
  trusted: branch.trusted,
  isProved: branch.finding !== "closest" && branch.attempts.some(restsOnRules),
})

const restsOnRules = ({ predicates }: Attempt): boolean =>
  predicates.some((outcome) => outcome.kind === "matched" && outcome.fact.round > 0)

function heading(
  { at }: ClauseExplanation,
  { finding, holds }: BranchExplanation,
  attempt: number,
  list: readonly Requirement[],
): string {
  const isCheck = at.kind === "check"
  switch (finding) {
    // `reject if` fails by a match, and passes without one.
    case "match":
      return isCheck && !holds ? "The match that it rejects" : "The match"
    case "closest": {
      const nearest = isCheck && holds ? "Closest to a match" : "Closest attempt"
      return `${attempt === 0 ? nearest : "Another attempt"}: ${metWords(list)}`
    }
    case "counterexample":
      return "Counterexample"
    case "error":
      return "The match without a result"
    default:
      return finding satisfies never
  }
}

const metWords = (list: readonly Requirement[]): string =>
  `${list.filter(isMet).length} of ${list.length} met`

function moreWords({ finding, matches, complete }: BranchExplanation): string {
  if (matches < 2) return ""
  const atLeast = complete ? "" : "at least "
  switch (finding) {
    case "match":
      return `and ${atLeast}${digits(matches - 1)} more ${matches === 2 ? "match" : "matches"}`
    case "counterexample":
      return `among ${atLeast}${digits(matches)} matches of the predicates`
    case "closest":
    case "error":
      return ""
    default:
      return finding satisfies never
  }
}

const limitWords = (branches: readonly BranchExplanation[]): string =>
  branches.some(({ finding }) => finding === "closest")
    ? "Trying everything would take too long: there may be closer attempts."
    : "Trying everything would take too long: there may be more."
