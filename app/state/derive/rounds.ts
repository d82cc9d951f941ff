/** The rounds of the run: the one that is looked at, what it made, and how the number of facts grew. */
import { printFact } from "../../../src/ast/index.ts"
import type { NamedFact, RoundFacts, Rounds, RuleWork } from "../../../src/worker/index.ts"
import { answerTo } from "./explanations.ts"
import { type Clause, clauseKey, clauseText } from "./clauses.ts"
import { memo, memoWeak } from "./memo.ts"
import { shownReport } from "./shown.ts"
import type { ReportResult, State } from "../state.ts"
import { addressName, capitalise, count, digits } from "./words.ts"

/** The round that is looked at: the last one unless another was chosen. */
export function shownRound(state: State): number {
  const last = shownReport(state)?.value.run.iterations ?? 0
  return Math.min(state.view.round ?? last, last)
}

export const allRounds = (state: State): Rounds | null =>
  answerTo(state, { kind: "rounds" }) ?? null

/** What the round that is looked at made; null while that is awaited. */
export const roundAnswer = (state: State): RoundFacts | null =>
  answerTo(state, { kind: "round", round: shownRound(state) }) ?? null

/** `Round 2 of 3 made 4 new facts: 12 of 1,000 so far`. */
export function roundSentence(result: ReportResult, { totals }: Rounds, round: number): string {
  const { limits } = result.value.run
  const total = totals[round] ?? 0
  const made = total - (round === 0 ? 0 : (totals[round - 1] ?? 0))
  const bound = limits.maxFacts === Infinity ? "" : ` of ${digits(limits.maxFacts)}`
  return round === 0
    ? `Before the first round there are the ${count(total, "fact")} that were written`
    : `Round ${digits(round)} of ${digits(totals.length - 1)} made ${count(made, "new fact")}: ${digits(total)}${bound} so far`
}

export interface RuleLine {
  readonly key: string
  readonly clause: Clause
  readonly text: string
  readonly fired: string
  readonly made: string
}

/** The rules that fired in a round, those that made most facts first. */
export const ruleLines: (result: ReportResult, round: RoundFacts) => readonly RuleLine[] = memo(
  (result, { rules }) => rules.map((work) => ruleLine(result, work)),
)

const ruleLine = (result: ReportResult, { at, fired, made }: RuleWork): RuleLine => ({
  key: clauseKey(at),
  clause: at,
  text: clauseText(result, at) ?? capitalise(addressName(at)),
  fired: `fired ${digits(fired)}×`,
  made: `${digits(made)} new`,
})

export interface RoundFact {
  readonly key: string
  readonly text: string
  readonly fact: NamedFact
}

export const roundFacts: (round: RoundFacts) => readonly RoundFact[] = memoWeak(({ facts }) =>
  facts.map((fact) => {
    const text = printFact(fact)
    return { key: `${text} ${fact.origin.join()}`, text, fact }
  }),
)

/** How the number of facts grew, in a square of side 100 whose origin is at the top left. */
export interface Growth {
  /** Of the line, as SVG has it. */
  readonly points: string
  /** The height of the limit; null when it is far above. */
  readonly limit: number | null
  readonly spots: readonly { readonly x: number; readonly y: number }[]
}

/** The limit is drawn once this part of it is used. */
const nearLimit = 0.25

export const growth: (rounds: Rounds, maxFacts: number) => Growth = memo(({ totals }, maxFacts) => {
  const last = totals.at(-1) ?? 0
  const isNear = last >= maxFacts * nearLimit
  const top = Math.max(1, last, isNear ? maxFacts : 0)
  const rounds = Math.max(1, totals.length - 1)
  const spots = totals.map((total, i) => ({
    x: (i / rounds) * 100,
    y: 100 - (total / top) * 100,
  }))
  return {
    points: spots.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" "),
    limit: isNear ? 100 - (maxFacts / top) * 100 : null,
    spots,
  }
})
