/** How often clauses and facts did their part in the run: marks beside their texts, and what never did. */
import type { ClauseMark, Stretch } from "../../../src/editor/index.ts"
import type { Coverage } from "../../../src/worker/index.ts"
import type { DocumentId } from "../documents.ts"
import type { ReportResult, State } from "../state.ts"
import { answerTo } from "./explanations.ts"
import { memo } from "./memo.ts"
import { placeInReport, textOf } from "./places.ts"
import { shownReport } from "./shown.ts"
import { digits } from "./words.ts"

/** What is said of one text. */
export interface Counts {
  readonly marks: readonly ClauseMark[]
  /** Rules that never fired, facts that nothing read. */
  readonly unused: readonly Stretch[]
}

const noCounts: Counts = { marks: [], unused: [] }

/**
 * Until a new result is counted, the same list as before: what it is about is in the places that it names but for
 * later edits, which an editor's marks have followed.
 */
export function textCounts(state: State, document: DocumentId): Counts {
  const report = shownReport(state)
  const { explanations } = state.results
  if (report === null || explanations === null || !state.view.counts) return noCounts
  const coverage = answerTo(state, { kind: "coverage" })
  // What a run that stopped half-way did not come to is no sign of anything.
  if (!coverage || report.value.outcome.kind === "failed") return noCounts
  return countsOf(explanations.result, coverage).get(document) ?? noCounts
}

interface GrowingCounts {
  readonly marks: ClauseMark[]
  readonly unused: Stretch[]
}

const countsOf = memo((report: ReportResult, coverage: Coverage) => {
  const texts = new Map<DocumentId, GrowingCounts>()
  const of = (document: DocumentId): GrowingCounts => {
    const counts = texts.get(document) ?? { marks: [], unused: [] }
    texts.set(document, counts)
    return counts
  }
  const add = (
    place: Stretch & { readonly document: DocumentId },
    times: number,
    what: keyof typeof nothingDone,
  ): void => {
    const { document, from, to } = place
    const { marks, unused } = of(document)
    const short = timesText(times, coverage.complete)
    const text = times === 0 && coverage.complete ? nothingDone[what] : `${what} ${short}`
    marks.push({ from, to, tone: "none", quiet: true, text, short })
    if (times === 0 && coverage.complete) unused.push({ from, to })
  }
  for (const { at, fired } of coverage.rules) {
    const place = placeInReport(report, at)
    if (place !== null) add(place, fired, "fired")
  }
  for (const { block, index, used } of coverage.facts) {
    const text = textOf(report, block)
    const fact = text?.parsed.ast.facts[index]
    const span = fact && text?.parsed.positions.get(fact)
    if (text && span) add({ document: text.document, ...span }, used, "used")
  }
  for (const { index, matches } of coverage.policies) {
    const place = placeInReport(report, { kind: "policy", block: "authorizer", index })
    if (place === null || !matches) continue
    const { document, from, to } = place
    of(document).marks.push({ from, to, tone: "none", text: "would also match" })
  }
  return texts as ReadonlyMap<DocumentId, Counts>
})

const nothingDone = { fired: "never fired", used: "unused" } as const

const timesText = (times: number, isAll: boolean): string => `${isAll ? "" : "≥ "}${digits(times)}×`
