/** Checks and policies with what came of them: those that decided, and all. */
import type { Address, CheckResult, PolicyResult, Report } from "../../../src/worker/index.ts"
import { addressedClause, type Clause, clauseText } from "./clauses.ts"
import { keepEqual, memoWeak } from "./memo.ts"
import type { ReportResult } from "../state.ts"
import type { Tone } from "./verdict.ts"
import { executionNames } from "./words.ts"

export interface ClauseRow extends Clause {
  readonly key: string
  readonly tone: Tone
  /** What happened, for those who do not see the colour. */
  readonly result: string
  readonly text: string
}

/**
 * What the verdict rests on: the clause that ended the run, the failed checks, the policy that matched; every
 * policy where none did.
 */
export const decidingRows: (result: ReportResult) => readonly ClauseRow[] = memoWeak((result) => {
  const rows = evaluatedRows(result.value)
  const { outcome } = result.value
  const isUnmatched = outcome.kind === "denied" && outcome.policy === null
  return [
    ...exceptionalRows(result),
    ...rows.filter(({ kind, tone }) => kind === "check" && tone === "deny"),
    ...rows.filter(({ kind, tone }) => kind === "policy" && (isUnmatched || tone !== "none")),
  ]
})

/** Every row there is: what stopped the run, what depends on chance, then every check and policy. */
export const resultRows: (result: ReportResult) => readonly ClauseRow[] = memoWeak((result) => [
  ...exceptionalRows(result),
  ...evaluatedRows(result.value),
])

const exceptionalRows = memoWeak((result: ReportResult): readonly ClauseRow[] => {
  const { outcome, orderDependent } = result.value
  const failure = outcome.kind === "failed" ? outcome.failure : null
  const cause =
    failure?.kind === "execution" ? `failed: ${executionNames[failure.code]}` : "made the run stop"
  return [
    ...(failure?.at ? addressRow(result, failure.at, "deny", cause) : []),
    ...orderDependent.flatMap((at) =>
      addressRow(result, at, "warn", "depends on the order in which facts are met"),
    ),
  ]
})

/** A row for a clause that only its address is known of; none for a fact. */
function addressRow(result: ReportResult, at: Address, tone: Tone, cause: string): ClauseRow[] {
  const clause = addressedClause(at)
  const text = clause === null ? null : clauseText(result, clause)
  if (clause === null || text === null) return []
  const { kind, block, index } = clause
  return [{ ...clause, key: `${cause} ${kind} ${block} ${index}`, tone, result: cause, text }]
}

/** The authorizer's checks, the authority's, those of later blocks; then policies. */
export const evaluatedRows: (report: Report) => readonly ClauseRow[] = memoWeak(
  ({ checks, policies }) => keepRows([...checks.map(checkRow), ...policies.map(policyRow)]),
)

const keepRows = keepEqual<ClauseRow>(({ key }) => key)

const checkRow = ({ block, index, passed, text }: CheckResult): ClauseRow => ({
  key: `check ${block} ${index}`,
  tone: passed ? "allow" : "deny",
  result: passed ? "passed" : "failed",
  block,
  kind: "check",
  index,
  text,
})

const policyResults: Record<PolicyResult["result"], string> = {
  matched: "matches",
  "not-matched": "does not match",
  "not-reached": "not reached",
}

const policyRow = ({ index, kind, result, text }: PolicyResult): ClauseRow => ({
  key: `policy ${index}`,
  tone: result === "matched" ? kind : "none",
  result: policyResults[result],
  block: "authorizer",
  kind: "policy",
  index,
  text,
})
