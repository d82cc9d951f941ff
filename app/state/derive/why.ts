/** The rows of the Why pane: what decided, the rules that were asked about, and every check and policy. */
import type { Coverage } from "../../../src/worker/index.ts"
import { clauseKey, clauseText } from "./clauses.ts"
import { answerTo, clauseAnswer, clausesOf, isExplained } from "./explanations.ts"
import { keepEqual, memo } from "./memo.ts"
import { type ClauseRow, decidingRows, evaluatedRows } from "./rows.ts"
import { shownReport } from "./shown.ts"
import type { ReportResult, State, WhyView } from "../state.ts"
import { count } from "./words.ts"

export interface WhyRow extends ClauseRow {
  /** Whether its explanation is shown. */
  readonly isOpen: boolean
  /** Whether it stands among those that decided, with its explanation there. */
  readonly isAbove: boolean
}

export interface WhyRows {
  readonly decided: readonly WhyRow[]
  readonly rules: readonly WhyRow[]
  readonly evaluated: readonly WhyRow[]
}

const coverage = { kind: "coverage" } as const

/** Null while there is no result. */
export function whyRows(state: State): WhyRows | null {
  const result = shownReport(state)
  return result === null
    ? null
    : rowsOf(result, state.view.why.opened, answerTo(state, coverage) ?? null)
}

const rowsOf = memo(
  (result: ReportResult, opened: WhyView["opened"], counts: Coverage | null): WhyRows => {
    const deciding = new Set(decidingRows(result).map(clauseKey))
    const shown = (row: ClauseRow, isAbove: boolean): WhyRow => ({
      ...row,
      isOpen: isExplained(opened, result, row),
      isAbove,
    })
    return {
      decided: keepDecided(decidingRows(result).map((row) => shown(row, false))),
      rules: keepRules(
        askedRules(result, opened, counts)
          .filter((row) => !deciding.has(clauseKey(row)))
          .map((row) => shown(row, false)),
      ),
      evaluated: keepEvaluated(
        evaluatedRows(result.value).map((row) =>
          shown(withMatch(row, counts), deciding.has(clauseKey(row))),
        ),
      ),
    }
  },
)

const keepDecided = keepEqual<WhyRow>(({ key }) => key)
const keepRules = keepEqual<WhyRow>(({ key }) => key)
const keepEvaluated = keepEqual<WhyRow>(({ key }) => key)

/** A policy after the one that decided, with whether it would match too. */
function withMatch(row: ClauseRow, counts: Coverage | null): ClauseRow {
  if (row.result !== "not reached") return row
  const own = counts?.policies.find(({ index }) => index === row.index)
  return own?.matches === true ? { ...row, result: "would also match" } : row
}

/** Those whose explanation the reader opened, or closed again. */
const askedRules = (
  result: ReportResult,
  opened: WhyView["opened"],
  counts: Coverage | null,
): readonly ClauseRow[] =>
  clausesOf(result).flatMap((clause) => {
    const key = clauseKey(clause)
    const text = clause.kind === "rule" && opened.has(key) ? clauseText(result, clause) : null
    if (text === null) return []
    const own = counts?.rules.find(({ at }) => clauseKey(at) === key)
    return [{ ...clause, key, tone: "none", result: firedWords(own?.fired), text }]
  })

const firedWords = (fired: number | undefined): string =>
  fired === undefined ? "" : fired === 0 ? "never fired" : `fired ${count(fired, "time")}`

/** Whether the clause that was asked for last is explained by now. */
export function isFocusExplained(state: State): boolean {
  const { focus } = state.view.why
  return focus !== null && clauseAnswer(state, focus.clause) !== undefined
}
