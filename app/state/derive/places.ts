/** Where the clauses of the shown result are written, and what to say beside them. */
import type { Authorizer, Block, BlockId } from "../../../src/ast/index.ts"
import type { ClauseMark } from "../../../src/editor/index.ts"
import type { Parsed, Span } from "../../../src/language/index.ts"
import type { Address } from "../../../src/worker/index.ts"
import { parsedAuthorizer, parsedBlock } from "./work.ts"
import { shownReport } from "./shown.ts"
import { type DocumentId, type Documents, findBlock, written } from "../documents.ts"
import type { Clause } from "./clauses.ts"
import { memoWeak } from "./memo.ts"
import { type ClauseRow, resultRows } from "./rows.ts"
import type { ReportResult, State } from "../state.ts"
import { blockSource } from "./block-source.ts"
import { decodedDrafts } from "./token.ts"

type FactAddress = Pick<Extract<Address, { readonly kind: "fact" | "rule" }>, "block" | "index">

export interface Place extends Span {
  readonly document: DocumentId
}

/** Where a clause of the shown result is written; null when its text has changed since. */
export function placeOf(state: State, clause: Clause): Place | null {
  const report = shownReport(state)
  const place = report === null ? null : placeInReport(report, clause)
  if (report === null || place === null) return null
  return isUnchanged(state, report, place.document) ? place : null
}

/** Whether a text is as it was when the report was made. */
export const isUnchanged = (state: State, report: ReportResult, document: DocumentId): boolean =>
  draftOf(report.documents, document) === draftOf(state.documents, document)

/** A decoded block is as it was as long as what it was decoded from is. */
function draftOf(documents: Documents, document: DocumentId): unknown {
  if (document === "authorizer") return documents.authorizer
  if (typeof document === "number") return findBlock(documents, document)
  return documents.source === "snapshot" ? documents.snapshot.text : documents.pasted.token
}

/** In the texts that the report is about. */
export function placeInReport(result: ReportResult, { kind, block, index }: Clause): Place | null {
  const text = textOf(result, block)
  if (text === null) return null
  const { document, parsed } = text
  const { rules, checks, policies } = parsed.ast
  const node = { rule: rules, check: checks, policy: policies ?? [] }[kind][index]
  return placed(node && parsed.positions.get(node), document)
}

/** Where a given fact is stated; null when its text has changed since. */
export function placeOfFact(state: State, { block, index }: FactAddress): Place | null {
  const report = shownReport(state)
  const text = report === null ? null : textOf(report, block)
  if (report === null || text === null || !isUnchanged(state, report, text.document)) return null
  const fact = text.parsed.ast.facts[index]
  return placed(fact && text.parsed.positions.get(fact), text.document)
}

/** A text that a report is about, as it was read. */
export interface ReportText {
  readonly document: DocumentId
  readonly parsed: Parsed<Block & Partial<Authorizer>>
}

/** The text of a block of the report; null when there is no such block. */
export function textOf(
  { documents, token }: Pick<ReportResult, "documents" | "token">,
  block: BlockId,
): ReportText | null {
  if (block === "authorizer")
    return { document: block, parsed: parsedAuthorizer(documents.authorizer) }
  // Of a pasted token the first blocks are as decoded, those after them as written here.
  const view = blockSource(token)
  const { blocks } = written(documents)
  const decoded =
    documents.source === "authored" || view === null ? 0 : view.blocks.length - blocks.length
  const own = blocks[block - decoded]
  const draft = own ?? (view === null ? undefined : decodedDrafts(view)[block])
  if (draft === undefined) return null
  return { document: own?.id ?? `decoded ${block}`, parsed: parsedBlock(draft) }
}

const places = new WeakMap<Span, Place>()

/** One object for each span, so that a component that selects it is not drawn again. */
export function placed(span: Span | undefined, document: DocumentId): Place | null {
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
    const place = placeInReport(report, row)
    // A policy after the one that decided has nothing to say.
    if (place === null || row.result === "not reached") continue
    const tone = row.tone === "warn" ? "none" : row.tone
    const list = marks.get(place.document) ?? []
    list.push({ from: place.from, to: place.to, tone, text: markText(row) })
    marks.set(place.document, list)
  }
  return marks
})
