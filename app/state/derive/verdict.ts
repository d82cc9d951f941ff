/**
 * The verdict in words: what came out, why, and how far it can be relied on. A signature that failed or was
 * not checked always qualifies it, because Datalog alone proves nothing.
 */
import type { Report, RunFailure, Sentence, TokenFailure } from "../../../src/worker/index.ts"
import type { Documents } from "../documents.ts"
import { addressedClause, type Clause, clauseText } from "./clauses.ts"
import { verdictCause } from "./explanations.ts"
import { memo } from "./memo.ts"
import {
  isStrictBound,
  type LimitFailure,
  limitPlace,
  limitSentence,
  rejection,
} from "./run-rows.ts"
import {
  revocationList,
  revocationReach,
  type RevokedBlock,
  revokedBlocks,
  revokedLines,
  revokedWords,
} from "./revocation.ts"
import { isNothingPasted, isBehind, shownReport, tokenFailure } from "./shown.ts"
import { capitalised, messageSentence, plainText } from "./sentences.ts"
import type { ReportResult, RunError, State } from "../state.ts"
import { isChecked, shownToken } from "./token.ts"
import { linkFailure } from "./unfit.ts"
import { addressName, capitalise, count, executionNames } from "./words.ts"

export type Tone = "allow" | "deny" | "warn" | "none"

export interface Verdict {
  readonly tone: Tone
  readonly headline: string
  /** A few words beside the headline. */
  readonly summary: string
  /** Why, in one sentence; what stands between backticks is code. */
  readonly reason: string
  /** The clause that the reason is about, as Datalog. */
  readonly clause: string | null
  /** The clause where the reader may go on. */
  readonly at: Clause | null
  /** The reason as far as it comes before the cause; null where no clause explains the verdict. */
  readonly lead: string | null
  /** Whether there was no answer, and the same texts may be run again to get one. */
  readonly again: boolean
}

export const verdict = (state: State): Verdict =>
  verdictOf(
    state.documents.source,
    isNothingPasted(state),
    state.results.error?.value ?? null,
    tokenFailure(state),
    brokenLink(state),
    shownReport(state),
    revokedBlocks(shownReport(state)?.token ?? null, revocationList(state.documents.revoked)),
  )

/** What the verdict's clause does not say; under an error, that the result in sight is an older one. */
export function explanation(state: State): string {
  const { again, summary, reason, clause } = verdict(state)
  if (clause !== null) return ""
  if (!again) return reason
  return shownReport(state) === null ? summary : `${summary}; this is the result of an earlier run`
}

/** The whole reason in one line: the cause once it is known, the clause until then. */
export const verdictReason = (state: State): Sentence =>
  reasonOf(verdict(state), verdictCause(state))

const reasonOf = memo(({ lead, reason, clause }: Verdict, cause: Sentence | null): Sentence => {
  if (lead !== null && cause !== null) return [`${capitalise(lead)}: `, ...cause]
  const words = capitalised(messageSentence(reason))
  return clause === null ? words : [...words, ": ", { code: clause }]
})

/** What a screen reader is told; null until the verdict is of the newest texts. */
export function settledVerdict(state: State): string | null {
  if (isBehind(state)) return null
  const { headline, summary } = verdict(state)
  const parts = [headline, summary, plainText(verdictReason(state))]
  return parts.filter((part) => part !== "").join(". ")
}

const verdictOf = memo(
  (
    source: Documents["source"],
    isNothing: boolean,
    error: RunError | null,
    failure: TokenFailure | null,
    broken: string | null,
    result: ReportResult | null,
    revoked: readonly RevokedBlock[],
  ): Verdict => {
    if (isNothing) return source === "snapshot" ? noSnapshot : nothingPasted
    if (error !== null) return stopped(error)
    if (failure !== null)
      return broken === null ? noToken(failure, source) : altered(failure, broken)
    if (result === null) {
      // Nothing beside it, so that nothing moves when the first result comes.
      return plain("none", "No result yet", "")
    }
    return qualified(ofReport(result), result, revoked)
  },
)

const plain = (tone: Tone, headline: string, summary: string, reason = ""): Verdict => ({
  tone,
  headline,
  summary,
  reason,
  clause: null,
  at: null,
  lead: null,
  again: false,
})

function stopped({ code, message }: RunError): Verdict {
  const kept = "your texts are as you left them, and the next edit runs again"
  switch (code) {
    case "Crash": {
      const what = message === "" ? "it gave no reason" : message
      return { ...plain("warn", "Engine crashed", what, kept), again: true }
    }
    case "Timeout":
      return {
        ...plain("warn", "Stopped", `${message}: time limit of this page`, kept),
        again: true,
      }
    case "Stopped":
      return { ...plain("warn", "Stopped", message, kept), again: true }
    default:
      return code satisfies never
  }
}

const nothingPasted = plain("none", "No token yet", "paste one, and it is authorized here")
const noSnapshot = plain("none", "No snapshot yet", "paste one, and it is judged here")

const noToken = ({ message }: TokenFailure, source: Documents["source"]): Verdict =>
  source === "authored"
    ? plain("deny", "No token", "it cannot be made", message)
    : plain("deny", "Not readable", "there is nothing to authorize", message)

/** Bytes that nobody signed need not be Datalog: the signature is the cause, and comes first. */
const altered = ({ message }: TokenFailure, broken: string): Verdict =>
  plain("deny", "Refused", broken, `its Datalog cannot be read either: ${message}`)

/** What is wrong with the signatures of a token whose blocks cannot all be read. */
function brokenLink(state: State): string | null {
  const view = tokenFailure(state) === null ? null : shownToken(state)
  return view === null ? null : linkFailure(state.results.token?.work.token ?? null, view)
}

/** What the Datalog says, whoever signed it. */
function ofReport(result: ReportResult): Verdict {
  const { outcome, checks, policies } = result.value
  switch (outcome.kind) {
    case "allowed": {
      const all =
        checks.length === 0 ? "there was no check" : `${count(checks.length, "check")} passed`
      const reason = `policy ${outcome.policy} of the authorizer allows it`
      return {
        ...plain("allow", "Allowed", `policy ${outcome.policy} allows it, ${all}`, reason),
        clause: policies[outcome.policy]?.text ?? null,
        at: policyClause(outcome.policy),
        lead: reason,
      }
    }
    case "denied":
      return denied(result.value, outcome)
    case "failed":
      return failed(outcome.failure, result)
    default:
      return outcome satisfies never
  }
}

const policyClause = (index: number): Clause => ({ kind: "policy", block: "authorizer", index })

type Denied = Extract<Report["outcome"], { kind: "denied" }>

/** A check failed, a deny policy matched, or no policy did: each is said in words of its own. */
function denied({ checks, policies }: Report, { policy, failedChecks }: Denied): Verdict {
  const base = plain(
    "deny",
    "Denied",
    [...failedPart(checks.length, failedChecks), policyPart(policy, failedChecks)].join("; "),
  )
  const first = checks.find((check) => !check.passed)
  if (first !== undefined) {
    const more = failedChecks === 1 ? "" : `, and ${failedChecks - 1} more`
    const { block, index, text } = first
    const name = addressName({ kind: "check", block, index, query: 0 })
    const at: Clause = { kind: "check", block, index }
    return { ...base, reason: `${name} failed${more}`, clause: text, at, lead: `${name} failed` }
  }
  if (policy !== null) {
    const reason = `policy ${policy.index} of the authorizer denies it`
    const clause = policies[policy.index]?.text ?? null
    return { ...base, reason, clause, at: policyClause(policy.index), lead: reason }
  }
  const tried =
    policies.length === 1
      ? "the only policy does not match"
      : `none of ${policies.length} policies matches`
  const none = policies.length === 0
  const reason = none ? "the authorizer has no policy" : tried
  return {
    ...base,
    reason: `${reason}, and what no policy allows is denied`,
    at: none ? null : policyClause(0),
    lead: none ? null : policies.length === 1 ? tried : `${tried}; policy 0`,
  }
}

const failedPart = (total: number, failedChecks: number): string[] =>
  failedChecks === 0 ? [] : [`${failedChecks} of ${count(total, "check")} failed`]

function policyPart(policy: Denied["policy"], failedChecks: number): string {
  if (policy === null) return "no policy matches"
  if (policy.kind === "deny") return `policy ${policy.index} denies it`
  return failedChecks === 0
    ? `policy ${policy.index} allows it`
    : `policy ${policy.index} would allow it`
}

function failed(failure: RunFailure, result: ReportResult): Verdict {
  switch (failure.kind) {
    case "limit":
      return overLimit(failure, result)
    case "execution": {
      const detail = failure.detail.length === 0 ? "" : `: ${failure.detail.join(", ")}`
      const clause = addressedClause(failure.at)
      return {
        ...plain(
          "deny",
          "Failed",
          `${executionNames[failure.code]}${detail} in ${addressName(failure.at)}`,
        ),
        reason: "a run with an error allows nothing",
        clause: clause === null ? null : clauseText(result, clause),
        at: clause,
        lead: addressName(failure.at),
      }
    }
    case "invalid-rule": {
      const where = addressName(failure.at)
      return {
        ...plain(
          "deny",
          "Failed",
          `${where} has a variable in its head that its body does not bind`,
        ),
        reason: "a run with such a rule allows nothing",
        clause: failure.text,
        at: addressedClause(failure.at),
      }
    }
    default:
      return failure satisfies never
  }
}

function overLimit(failure: LimitFailure, result: ReportResult): Verdict {
  const at = failure.at === null ? null : addressedClause(failure.at)
  const clause = at === null ? null : clauseText(result, at)
  const summary = limitSentence(failure)
  const place = limitPlace(failure)
  return isStrictBound(failure)
    ? { ...plain("deny", "Rejected", summary, joined(rejection, place ?? "")), clause, at }
    : {
        ...plain("deny", "Stopped", summary, place ?? "a run that reaches a limit allows nothing"),
        clause,
        at,
      }
}

/** Puts the signatures, then the list of revoked ids, before the Datalog's verdict. */
function qualified(
  verdict: Verdict,
  { value, token, work }: ReportResult,
  revoked: readonly RevokedBlock[],
): Verdict {
  if (token?.kind !== "token") return verdict
  const word = value.outcome.kind === "failed" ? "without a verdict" : value.outcome.kind
  const alone = `its Datalog alone would be ${word} (${verdict.summary})`
  const failure = linkFailure(work.token, token)
  if (failure !== null) return plain("deny", "Refused", failure, `not to be trusted: ${alone}`)
  if (revoked.length > 0) {
    const reason = `${revokedLines(revoked)}; ${revocationReach(revoked)}; ${alone}`
    return plain("deny", "Denied", revokedWords(revoked), reason)
  }
  if (isChecked(token)) return verdict
  const unchecked = "Signatures not checked: enter the root public key to know who made this token"
  if (verdict.tone !== "allow")
    return {
      ...verdict,
      reason: joined(verdict.reason, "signatures not checked"),
      lead: verdict.lead === null ? null : joined("signatures not checked", verdict.lead),
    }
  return {
    ...verdict,
    tone: "warn",
    headline: "Allowed if genuine",
    reason: unchecked,
    clause: null,
    at: null,
    lead: null,
  }
}

const joined = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== "").join("; ")
