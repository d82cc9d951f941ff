/**
 * The verdict in words: what came out, how far it can be relied on, and the steps that led to it. A
 * signature that failed or was not checked always qualifies it, because Datalog alone proves nothing.
 */
import type { Report, RunFailure, TokenFailure } from "../../src/worker/index.ts"
import { memo } from "./memo.ts"
import { isNothingPasted, shownReport, tokenFailure } from "./shown.ts"
import type { ReportResult, Results, State, TokenResult } from "./state.ts"
import { isChecked, signatureFailure } from "./token.ts"
import { addressName, blockName, count, executionNames } from "./words.ts"

export type Tone = "allow" | "deny" | "warn" | "none"

export interface Verdict {
  readonly tone: Tone
  readonly headline: string
  readonly summary: string
  /** What limits it, or explains it; null when there is nothing to add. */
  readonly note: string | null
  readonly steps: readonly Step[]
}

/** One step of the way to a verdict, in the order of the procedure. */
export interface Step {
  readonly tone: Tone
  readonly label: string
}

export const verdict = (state: State): Verdict =>
  verdictOf(
    state.documents.source,
    isNothingPasted(state),
    state.results.error,
    tokenFailure(state),
    shownReport(state),
  )

const verdictOf = memo(
  (
    source: "authored" | "pasted",
    nothingPasted: boolean,
    error: Results["error"],
    failure: TokenFailure | null,
    report: ReportResult | null,
  ): Verdict => {
    if (nothingPasted) return plain("none", "No token yet", "paste one, and it is authorized here")
    if (error !== null) return stopped(error.value.code, error.value.message)
    if (failure !== null) return noToken(failure, source)
    if (report === null) {
      return plain("none", "No result yet", "it appears when every text can be read")
    }
    return qualified(ofReport(report.value), report.value, report.token)
  },
)

const plain = (tone: Tone, headline: string, summary: string): Verdict => ({
  tone,
  headline,
  summary,
  note: null,
  steps: [],
})

function stopped(code: "Crash" | "Timeout", message: string): Verdict {
  const next = "the texts are as you left them, and the next edit runs again"
  return code === "Timeout"
    ? { ...plain("warn", "Stopped", `${message}: time limit of this page`), note: next }
    : { ...plain("warn", "Stopped", `the engine crashed: ${message}`), note: next }
}

function noToken(failure: TokenFailure, source: "authored" | "pasted"): Verdict {
  const headline = source === "pasted" ? "Not readable" : "No token"
  return {
    ...plain("deny", headline, failure.message),
    note: source === "pasted" ? "without a token there is nothing to authorize" : null,
  }
}

/** What the Datalog says, whoever signed it. */
function ofReport(report: Report): Verdict {
  const { outcome, checks } = report
  const passed = checks.filter((check) => check.passed).length
  const steps = [...limitSteps(report), ...checkSteps(report), ...policySteps(report)]
  switch (outcome.kind) {
    case "allowed": {
      const all = checks.length === 0 ? "there was no check" : `${count(passed, "check")} passed`
      const summary = `policy ${outcome.policy} allows it, ${all}`
      return { tone: "allow", headline: "Allowed", summary, note: null, steps }
    }
    case "denied": {
      const parts = [
        ...(outcome.failedChecks === 0
          ? []
          : [`${outcome.failedChecks} of ${count(checks.length, "check")} failed`]),
        policyPart(outcome.policy, outcome.failedChecks),
      ]
      return { tone: "deny", headline: "Denied", summary: parts.join("; "), note: null, steps }
    }
    case "failed":
      return failed(outcome.failure, report, steps)
    default:
      return outcome satisfies never
  }
}

function policyPart(
  policy: { readonly kind: "allow" | "deny"; readonly index: number } | null,
  failedChecks: number,
): string {
  if (policy === null) return "no policy matches"
  if (policy.kind === "deny") return `policy ${policy.index} denies it`
  return failedChecks === 0
    ? `policy ${policy.index} allows it`
    : `policy ${policy.index} would allow it`
}

function failed(failure: RunFailure, report: Report, steps: readonly Step[]): Verdict {
  switch (failure.kind) {
    case "limit": {
      const { limits, facts, iterations } = report.run
      const where = failure.at === null ? null : `most of them from ${addressName(failure.at)}`
      const reached = {
        TooManyFacts: `${count(facts, "fact")} reached the limit of ${limits.maxFacts.toLocaleString("en")} facts`,
        TooManyIterations: `${count(iterations, "round")} reached the limit of ${limits.maxIterations.toLocaleString("en")} rounds`,
        Timeout: `the run took longer than ${limits.maxTime} ms`,
      }[failure.code]
      return { tone: "deny", headline: "Stopped", summary: reached, note: where, steps }
    }
    case "execution": {
      const detail = failure.detail.length === 0 ? "" : `: ${failure.detail.join(", ")}`
      const summary = `${executionNames[failure.code]}${detail} in ${addressName(failure.at)}`
      return { tone: "deny", headline: "Failed", summary, note: "no policy was reached", steps }
    }
    case "invalid-rule":
      return {
        tone: "deny",
        headline: "Failed",
        summary: `${addressName(failure.at)} has a variable in its head that its body does not bind`,
        note: failure.text,
        steps,
      }
    default:
      return failure satisfies never
  }
}

function limitSteps({ outcome }: Report): Step[] {
  const kept: Step = { tone: "allow", label: "limits" }
  if (outcome.kind !== "failed") return [kept]
  const { failure } = outcome
  if (failure.kind === "limit") return [{ tone: "deny", label: "limits" }]
  return [kept, { tone: "deny", label: addressName(failure.at) }]
}

/** Checks by where they stand; a place is one step, named after its first failure. */
function checkSteps({ checks }: Report): Step[] {
  const places = [...new Set(checks.map((check) => check.block))]
  return places.map((block) => {
    const failure = checks.find((check) => check.block === block && !check.passed)
    if (failure !== undefined) {
      return { tone: "deny", label: `${blockName(block)}, check ${failure.index}` }
    }
    const total = checks.filter((check) => check.block === block).length
    return { tone: "allow", label: `${blockName(block)}: ${count(total, "check")}` }
  })
}

function policySteps({ outcome }: Report): Step[] {
  if (outcome.kind === "failed") return []
  if (outcome.kind === "allowed")
    return [{ tone: "allow", label: `policy ${outcome.policy}: allow` }]
  const { policy } = outcome
  if (policy === null) return [{ tone: "deny", label: "no policy matches" }]
  return [{ tone: policy.kind, label: `policy ${policy.index}: ${policy.kind}` }]
}

/** Puts the signatures before the Datalog's verdict. */
function qualified(verdict: Verdict, report: Report, token: TokenResult): Verdict {
  const view = token?.kind === "token" ? token : null
  if (view === null) return verdict
  const failure = signatureFailure(view)
  if (failure !== null) {
    return {
      tone: "deny",
      headline: "Refused",
      summary: failure,
      note: `Not to be trusted: its Datalog alone would be ${outcomeWord(report)} (${verdict.summary}).`,
      steps: [{ tone: "deny", label: "signatures" }, ...verdict.steps],
    }
  }
  if (isChecked(view)) {
    return { ...verdict, steps: [{ tone: "allow", label: "signatures" }, ...verdict.steps] }
  }
  return {
    ...verdict,
    tone: verdict.tone === "allow" ? "warn" : verdict.tone,
    headline: verdict.tone === "allow" ? "Allowed if genuine" : verdict.headline,
    note: [
      verdict.note,
      "Signatures not checked: enter the root public key to know who made this token.",
    ]
      .filter((part) => part !== null)
      .join(" "),
    steps: [{ tone: "warn", label: "signatures not checked" }, ...verdict.steps],
  }
}

const outcomeWord = ({ outcome }: Report): string =>
  outcome.kind === "failed" ? "without a verdict" : outcome.kind
