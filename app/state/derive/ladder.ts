/**
 * The steps that led to a verdict, in the order of the procedure: signatures, limits, the authorizer's
 * checks, the authority's, those of later blocks, policies. Many blocks are folded into few steps.
 */
import type { BlockId } from "../../../src/ast/index.ts"
import type { CheckResult, Report } from "../../../src/worker/index.ts"
import { addressedClause, type Clause } from "./clauses.ts"
import { failedLinks } from "./causes.ts"
import { memoWeak } from "./memo.ts"
import type { RevocationList } from "../revocation-list.ts"
import { isListed, listSize, revocationList, revokedBlocks } from "./revocation.ts"
import { isStrictBound, limitAmount, stoppedBy } from "./run-rows.ts"
import { isNothingPasted, shownReport } from "./shown.ts"
import type { PaneId, ReportResult, State, TokenPart } from "../state.ts"
import { isChecked } from "./token.ts"
import type { Tone } from "./verdict.ts"
import { addressName, blockName, count, digits } from "./words.ts"

export interface Step {
  readonly key: string
  readonly tone: Tone
  readonly label: string
  /** An amount that is left out where there is no room. */
  readonly detail: string
  /** What it leads to: a clause, or a pane where there is none. */
  readonly clause: Clause | null
  readonly pane: PaneId
  /** What of the token, where the pane is the token's. */
  readonly part: TokenPart | null
}

const noSteps: readonly Step[] = []

/** Empty while there is no verdict to lead to. */
export function ladder(state: State): readonly Step[] {
  const result = shownReport(state)
  if (isNothingPasted(state) || state.results.error !== null || result === null) return noSteps
  return stepsOf(result)(revocationList(state.documents.revoked))
}

const stepsOf = memoWeak((result: ReportResult) =>
  memoWeak((list: RevocationList): readonly Step[] => stepsWith(result, list)),
)

function stepsWith(result: ReportResult, list: RevocationList): readonly Step[] {
  const { checks } = result.value
  const of = (block: BlockId): readonly CheckResult[] =>
    checks.filter((check) => check.block === block)
  return [
    ...signatureSteps(result),
    ...revocationSteps(result, list),
    limitStep(result.value),
    ...placeSteps(of("authorizer")),
    ...placeSteps(of(0)),
    ...blockSteps(checks.filter(({ block }) => block !== "authorizer" && block !== 0)),
    ...failureSteps(result.value),
    ...policySteps(result.value),
  ]
}

const step = (key: string, tone: Tone, label: string, more: Partial<Step> = {}): Step => ({
  key,
  tone,
  label,
  detail: "",
  clause: null,
  pane: "why",
  part: null,
  ...more,
})

function signatureSteps({ token }: ReportResult): Step[] {
  if (token?.kind === "snapshot")
    return [step("signatures", "none", "no signatures in a snapshot", { pane: "token" })]
  if (token?.kind !== "token") return []
  const pane = { pane: "token", part: "chain" } as const
  if (failedLinks(token).length > 0) return [step("signatures", "deny", "signatures", pane)]
  return isChecked(token)
    ? [step("signatures", "allow", "signatures", pane)]
    : [step("signatures", "warn", "signatures not checked", pane)]
}

/** None without a list. One that is not understood as a whole leaves a doubt. */
function revocationSteps({ token }: ReportResult, list: RevocationList): Step[] {
  if (token?.kind !== "token" || !isListed(list)) return []
  const more = { pane: "token", part: "revocation" } as const
  const [first, ...others] = revokedBlocks(token, list)
  if (first !== undefined) {
    const rest = others.length === 0 ? "" : ` +${others.length}`
    return [step("revocation", "deny", `revocation: ${blockName(first.index)}${rest}`, more)]
  }
  return list.problems.length === 0
    ? [step("revocation", "allow", "revocation", { ...more, detail: listSize(list) })]
    : [
        step("revocation", "warn", "revocation", {
          ...more,
          detail: `${digits(list.problems.length)} not understood`,
        }),
      ]
}

function limitStep(report: Report): Step {
  const pane = { pane: "run" } as const
  const failure = stoppedBy(report)
  if (failure === null) return step("limits", "allow", "limits", pane)
  return step("limits", "deny", isStrictBound(failure) ? failure.code : "limits", {
    ...pane,
    detail: limitAmount(failure),
  })
}

/** What ended the run, where it was not a limit; and the checks, where none was reached. */
function failureSteps({ outcome, checks }: Report): Step[] {
  if (outcome.kind !== "failed") return []
  const { failure } = outcome
  const isOfCheck = failure.at?.kind === "check"
  return [
    ...(failure.kind === "limit"
      ? []
      : [
          step("failure", "deny", addressName(failure.at), {
            clause: addressedClause(failure.at),
          }),
        ]),
    ...(checks.length === 0 && !isOfCheck ? [step("checks", "none", "checks")] : []),
  ]
}

const clauseOf = ({ block, index }: CheckResult): Clause => ({ kind: "check", block, index })

/** The checks of one place in one step, named after its first failure. */
function placeSteps(checks: readonly CheckResult[]): Step[] {
  const first = checks.find((check) => !check.passed) ?? checks[0]
  if (first === undefined) return []
  const name = blockName(first.block)
  const clause = clauseOf(first)
  return first.passed
    ? [step(name, "allow", name, { detail: count(checks.length, "check"), clause })]
    : [step(name, "deny", name, { detail: `check ${first.index}`, clause })]
}

function policySteps({ outcome, policies }: Report): Step[] {
  // Policies come before the checks of later blocks, so that a run may fail after them.
  const decisive = policies.find(({ result }) => result === "matched") ?? null
  if (outcome.kind === "failed" && decisive === null) {
    const isReached = policies.some(({ result }) => result === "not-matched")
    return isReached ? [] : [step("policy", "none", "policies")]
  }
  const index = decisive?.index ?? 0
  const clause: Clause | null =
    policies.length === 0 ? null : { kind: "policy", block: "authorizer", index }
  return decisive === null
    ? [step("policy", "deny", "no policy matches", { clause })]
    : [step("policy", decisive.kind, `policy ${index}: ${decisive.kind}`, { clause })]
}

/** Blocks that passed with a step each, and failures that are named; beyond either, what passed comes first. */
const mostPassed = 2
const mostNamed = 3

function blockSteps(checks: readonly CheckResult[]): Step[] {
  const numbers = [...new Set(checks.map(({ block }) => block))]
  const blocks = numbers.map((number) => checks.filter(({ block }) => block === number))
  const passed = blocks.filter((own) => own.every((check) => check.passed))
  const broken = blocks.filter((own) => !passed.includes(own))
  if (passed.length <= mostPassed && broken.length <= mostNamed) return blocks.flatMap(placeSteps)
  return [
    ...(passed.length > mostPassed ? [foldedStep(passed)] : passed.flatMap(placeSteps)),
    ...broken.slice(0, mostNamed).flatMap(placeSteps),
    ...moreSteps(broken.slice(mostNamed)),
  ]
}

/** One step for blocks that failed and are not named; it leads to the first of their failures. */
function moreSteps(broken: readonly (readonly CheckResult[])[]): Step[] {
  const first = broken[0]?.find((check) => !check.passed)
  return first === undefined
    ? []
    : [step("more", "deny", `+${broken.length} more`, { clause: clauseOf(first) })]
}

/** One step for blocks that all passed: by their numbers where those follow each other. */
function foldedStep(passed: readonly (readonly CheckResult[])[]): Step {
  const numbers = passed.map((checks) => Number(checks[0]!.block))
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  const label =
    last - first + 1 === numbers.length ? `blocks ${first}–${last}` : `${numbers.length} blocks`
  const checks = passed.flat()
  const detail = count(checks.length, "check")
  return step("blocks", "allow", label, { detail, clause: clauseOf(checks[0]!) })
}
