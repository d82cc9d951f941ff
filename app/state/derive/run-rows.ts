/** What a run used of each of its limits, in words and numbers; and which limit stopped it. */
import {
  referenceMaxTime,
  type Report,
  type RunFailure,
  type RunLimits,
} from "../../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"
import type { ReportResult, TokenResult } from "../state.ts"
import { addressName, count, digits, duration } from "./words.ts"

export interface RunRow {
  readonly limit: keyof RunLimits
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

type LimitCode = Extract<RunFailure, { kind: "limit" }>["code"]

const limitOf: Readonly<Record<LimitCode, keyof RunLimits>> = {
  TooManyFacts: "maxFacts",
  TooManyIterations: "maxIterations",
  Timeout: "maxTime",
  TooManyBlocks: "maxBlocks",
}

/** The limit that stopped a run; null when none did. */
export const stoppedBy = ({ outcome }: Report): keyof RunLimits | null =>
  outcome.kind === "failed" && outcome.failure.kind === "limit"
    ? limitOf[outcome.failure.code]
    : null

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

const laterBlocks = (token: TokenResult): number | null =>
  token?.kind === "token" ? token.blocks.length - 1 : null

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
  limit: keyof RunLimits,
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
    isReached: stoppedBy(report) === limit,
  }
}

/** Which limit stopped the run and where, as a sentence; null when none did. */
export const stopSentence = memoWeak((report: Report): string | null => {
  const limit = stoppedBy(report)
  if (limit === null || report.outcome.kind !== "failed") return null
  const { failure } = report.outcome
  const where =
    failure.kind === "limit" && failure.at !== null
      ? ` Most of the facts of the last round came from ${addressName(failure.at)}.`
      : ""
  return `${reached(limit, report.run.limits[limit])}, so there is no verdict.${where}`
})

function reached(limit: keyof RunLimits, bound: number): string {
  switch (limit) {
    case "maxFacts":
      return `The run reached its limit of ${count(bound, "fact")}`
    case "maxIterations":
      return `The run reached its limit of ${count(bound, "round")}`
    case "maxTime":
      return `The run took longer than its limit of ${bound} ms`
    case "maxBlocks":
      return `The token has more than ${count(bound, "block")} after the authority`
    default:
      return limit satisfies never
  }
}
