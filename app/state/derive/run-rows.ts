/** What a run used of each of its limits, in words and numbers; and which limit stopped it. */
import {
  type LimitName,
  referenceMaxTime,
  type Report,
  type RunFailure,
} from "../../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"
import type { ReportResult, TokenResult } from "../state.ts"
import { blockSource } from "./block-source.ts"
import { addressName, capitalise, count, digits, duration } from "./words.ts"

export interface RunRow {
  readonly limit: LimitName
  readonly title: string
  readonly used: string
  /** The limit in words: `of` a number, or that there is none. */
  readonly bound: string
  /** Of the limit, from 0 to 100; null without one. */
  readonly percent: number | null
  readonly note: string | null
  /** Whether this limit stopped the run. */
  readonly isReached: boolean
}

export type LimitFailure = Extract<RunFailure, { kind: "limit" }>

/** How a limit stopped a run; null when none did. */
export const stoppedBy = ({ outcome }: Report): LimitFailure | null =>
  outcome.kind === "failed" && outcome.failure.kind === "limit" ? outcome.failure : null

/** A strict bound rejects the token for good; another limit leaves the question open. */
export const isStrictBound = ({ code }: LimitFailure): boolean => code === "BiscuitBoundsExceeded"

/** What no policy can say otherwise. */
export const rejection = "the token is rejected whatever the policies say"

function amount(limit: LimitName, number: number): string {
  switch (limit) {
    case "maxFacts":
      return count(number, "fact")
    case "maxIterations":
      return count(number, "round")
    case "maxTime":
      return `${digits(number)} ms`
    case "maxBlocks":
      return count(number, "block")
    default:
      return limit satisfies never
  }
}

/** How much there was of what is limited. */
export const limitAmount = ({ limit, found }: LimitFailure): string => amount(limit, found)

/** What a run came to beside its limit, after the name of the failure. */
export function limitSentence(failure: LimitFailure): string {
  const { code, limit, allowed } = failure
  const found = `${limitAmount(failure)}${limit === "maxBlocks" ? " after the authority" : ""}`
  if (isStrictBound(failure))
    return `${code}: ${found}, at most ${limit === "maxTime" ? amount(limit, allowed) : digits(allowed)} allowed`
  const relation = limit === "maxBlocks" ? "are over" : "reached"
  return `${code}: ${found} ${relation} the limit of ${amount(limit, allowed)}`
}

/** In the order in which a run meets them: blocks before it starts, then facts, rounds and time. */
export const runRows = memoWeak(({ value: report, token }: ReportResult): readonly RunRow[] => {
  const { facts, given, iterations, milliseconds } = report.run
  const blocks = laterBlocks(token)
  const derived = `${digits(given)} given, ${digits(facts - given)} derived`
  return [
    row(report, "maxFacts", "Facts", facts, derived),
    row(report, "maxIterations", "Rounds", iterations, null),
    row(report, "maxTime", "Time", milliseconds, timeNote(report)),
    ...(blocks === null ? [] : [row(report, "maxBlocks", "Blocks", blocks, "after the authority")]),
  ]
})

/** Null where there is no authority either. */
function laterBlocks(token: TokenResult): number | null {
  const blocks = blockSource(token)?.blocks ?? []
  return blocks.length === 0 ? null : blocks.length - 1
}

/** The reference stops a run at its limit; without a limit of time here, that is only told. */
function timeNote({ run: { limits, milliseconds } }: Report): string | null {
  if (limits.maxTime !== Infinity) return null
  const reference = `${referenceMaxTime} ms`
  return milliseconds > referenceMaxTime
    ? `over the reference's ${reference}, which is not applied here`
    : `within the reference's ${reference}, which is not applied here`
}

function row(
  report: Report,
  limit: LimitName,
  title: string,
  used: number,
  note: string | null,
): RunRow {
  const bound = report.run.limits[limit]
  const number = digits(bound)
  return {
    limit,
    title,
    used: limit === "maxTime" ? duration(used) : digits(used),
    bound: bound === Infinity ? "· no limit" : `of ${number}${limit === "maxTime" ? " ms" : ""}`,
    percent: bound === Infinity ? null : Math.min(100, (used / bound) * 100),
    note,
    isReached: stoppedBy(report)?.limit === limit,
  }
}

/** Which limit stopped the run and where, in sentences; null when none did. */
export const stopSentence = memoWeak((report: Report): string | null => {
  const failure = stoppedBy(report)
  if (failure === null) return null
  const result = isStrictBound(failure)
    ? `${limitSentence(failure)}. ${capitalise(rejection)}.`
    : `${limitSentence(failure)}, so there is no verdict.`
  const where = limitPlace(failure)
  return where === null ? result : `${result} ${capitalise(where)}.`
})

/** Where a limit was met: what made most facts, or what was being evaluated when the time was up. */
export function limitPlace({ at }: LimitFailure): string | null {
  if (at === null) return null
  return at.kind === "rule"
    ? `most of the facts of the last round came from ${addressName(at)}`
    : `the time was up at ${addressName(at)}`
}
