/** Which of the last results belongs on the page: never that of one token beside another. */
import type { TokenFailure } from "../../../src/worker/index.ts"
import { isBlankSource } from "./work.ts"
import type { ReportResult, State, Work } from "../state.ts"
import { shownToken } from "./token.ts"

/** Why the token that is shown, or one of its blocks, cannot be read. */
export function tokenFailure(state: State): TokenFailure | null {
  const { documents, results } = state
  if (results.token?.work.token?.kind !== documents.source) return null
  const { value } = results.token
  if (value?.kind === "failure") return value
  return shownToken(state)?.blocks.find((block) => block.failure !== null)?.failure ?? null
}

/** Whether the field for a token or a snapshot is in sight, and has no text. */
export const isNothingPasted = ({ documents }: State): boolean => isBlankSource(documents)

/** The report about the token that is shown, perhaps of an earlier text. */
export function shownReport(state: State): ReportResult | null {
  const { report } = state.results
  if (report?.work.token?.kind !== state.documents.source) return null
  return isNothingPasted(state) || tokenFailure(state) !== null ? null : report
}

/** Whether the report has been of an earlier text for a while, and so is shown dimmed. */
export function isStale(state: State): boolean {
  const report = shownReport(state)
  return state.late && report !== null && report.work.revision !== state.revision
}

/** The same of the verdict; an error or an unreadable token is a verdict too. */
export const isVerdictStale = (state: State): boolean => state.late && isBehind(state)

/** Whether the verdict is of an earlier text than that on the page. */
export function isBehind(state: State): boolean {
  const work = judgedWork(state)
  return work !== null && work.revision !== state.revision
}

/** The work that the verdict in sight is about; null while there is none. */
function judgedWork(state: State): Work | null {
  const { error, token } = state.results
  if (isNothingPasted(state)) return null
  if (error !== null) return error.work
  if (tokenFailure(state) !== null) return token?.work ?? null
  return shownReport(state)?.work ?? null
}

/** The same of the serialized token. */
export const isTokenStale = ({ results, revision, late }: State): boolean =>
  late && results.token !== null && results.token.work.revision !== revision
