/** Where the clauses of the shown result are written, and what to say beside them. */
import type { ClauseMark } from "../../../src/editor/index.ts"
import type { Span } from "../../../src/language/index.ts"
import { parsedAuthorizer, parsedBlock, pastedText } from "./work.ts"
import { shownReport } from "./shown.ts"
import { type DocumentId, type Documents, findBlock, written } from "../documents.ts"
import type { Clause } from "./clauses.ts"
import { memoWeak } from "./memo.ts"
import { type ClauseRow, resultRows } from "./rows.ts"
import type { ReportResult, Reveal, State } from "../state.ts"
import { decodedDrafts } from "./token.ts"

/** Where a clause of the shown result is written; null when its text has changed since. */
export function placeOf(state: State, clause: Clause): Reveal | null {
  const report = shownReport(state)
  const place = report === null ? null : placeIn(report, clause)
  if (report === null || place === null) return null
  const { document } = place
  return draftOf(report.documents, document) === draftOf(state.documents, document) ? place : null
}

/** A decoded block is as it was as long as its token is. */
const draftOf = (documents: Documents, document: DocumentId): unknown =>
  document === "authorizer"
    ? documents.authorizer
    : typeof document === "number"
      ? findBlock(documents, document)
      : pastedText(documents.pasted).content

/** In the texts that the report is about. */
function placeIn(
  { documents, token }: ReportResult,
  { kind, block, index }: Clause,
): Reveal | null {
  const view = token?.kind === "token" ? token : null
  if (block === "authorizer") {
    const { ast, positions } = parsedAuthorizer(documents.authorizer)
    const node = { rule: ast.rules, check: ast.checks, policy: ast.policies }[kind][index]
    return placed(node && positions.get(node), "authorizer")
  }
  // Of a pasted token the first blocks are as decoded, those after them as written here.
  const { blocks } = written(documents)
  const decoded =
    documents.source === "authored" || view === null ? 0 : view.blocks.length - blocks.length
  const own = blocks[block - decoded]
  const draft = own ?? (view === null ? undefined : decodedDrafts(view)[block])
  if (draft === undefined) return null
  const { ast, positions } = parsedBlock(draft)
  const node = (kind === "rule" ? ast.rules : ast.checks)[index]
  return placed(node && positions.get(node), own?.id ?? `decoded ${block}`)
}

const places = new WeakMap<Span, Reveal>()

/** One object for each span, so that a component that selects it is not drawn again. */
function placed(span: Span | undefined, document: DocumentId): Reveal | null {
  if (span === undefined) return null
  let place = places.get(span)
  if (place === undefined) places.set(span, (place = { document, from: span.from, to: span.to }))
  return place
}

const noMarks: readonly ClauseMark[] = []

/** What came of the clauses of a text when it was run last; the same list until it is run again. */
export function clauseMarks(state: State, document: DocumentId): readonly ClauseMark[] {
  const report = shownReport(state)
  return report === null ? noMarks : (marksOf(report).get(document) ?? noMarks)
}

/** What passed needs no word beside its text. */
function markText({ tone, result }: ClauseRow): string {
  const sign = { allow: "✓", deny: "✗", warn: "", none: "" }[tone]
  return result === "passed" ? sign : `${sign} ${result}`.trim()
}

const marksOf = memoWeak((report: ReportResult) => {
  const marks = new Map<DocumentId, ClauseMark[]>()
  for (const row of resultRows(report)) {
    const place = placeIn(report, row)
    // A policy after the one that decided has nothing to say.
    if (place === null || row.result === "not reached") continue
    const tone = row.tone === "warn" ? "none" : row.tone
    const list = marks.get(place.document) ?? []
    list.push({ from: place.from, to: place.to, tone, text: markText(row) })
    marks.set(place.document, list)
  }
  return marks
})
