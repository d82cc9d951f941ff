/** Which of the last results belongs on the page: never that of one token beside another. */
import type { TokenFailure } from "../../src/worker/index.ts"
import { pastedText } from "./derive.ts"
import type { ReportResult, State } from "./state.ts"
import { shownToken } from "./token.ts"

/** Why the token that is shown, or one of its blocks, cannot be read. */
export function tokenFailure(state: State): TokenFailure | null {
  const { documents, results } = state
  if (results.token?.work.token?.kind !== documents.source) return null
  const { value } = results.token
  if (value?.kind === "failure") return value
  return shownToken(state)?.blocks.find((block) => block.failure !== null)?.failure ?? null
}

export const isNothingPasted = ({ documents }: State): boolean =>
  documents.source === "pasted" && pastedText(documents.pasted).content === ""

/** The report about the token that is shown, perhaps of an earlier text. */
export function shownReport(state: State): ReportResult | null {
  const { report } = state.results
  if (report?.work.token?.kind !== state.documents.source) return null
  return isNothingPasted(state) || tokenFailure(state) !== null ? null : report
}

/** Whether the report is of an earlier text, and so shown dimmed. */
export function isStale(state: State): boolean {
  const report = shownReport(state)
  return report !== null && report.work.revision !== state.revision
}
