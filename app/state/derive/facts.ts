/** The facts of a run: tables by predicate, and which page of a table has to be fetched. */
import type { BlockId } from "../../../src/ast/index.ts"
import { printTerm } from "../../../src/ast/index.ts"
import type {
  Maker,
  FactKey,
  FactRow,
  FactsPage,
  FactsQuery,
  FactsSort,
  PredicateFacts,
  Report,
  Work,
} from "../../../src/worker/index.ts"
import { memo, memoWeak } from "./memo.ts"
import { shownReport } from "./shown.ts"
import type { FactsView, State } from "../state.ts"
import { birthName, blockName } from "./words.ts"

export interface FactLine {
  /** The number of the row in its table, from 0. */
  readonly row: number
  /** Each as Datalog. */
  readonly terms: readonly string[]
  readonly origin: readonly BlockId[]
  /** As `birthName` says it. */
  readonly birth: string
  readonly isGiven: boolean
  readonly from: Maker
  /** Names it in questions. */
  readonly fact: FactKey
}

export interface FactGroup {
  readonly name: string
  readonly arity: number
  readonly total: number
  /** Those shown beside other predicates: all, or the first ones. */
  readonly lines: readonly FactLine[]
  /** How many of those that the report holds the filter keeps. */
  readonly matching: number
  /** How many the report holds: all, or the first ones. */
  readonly held: number
}

/** Facts of a predicate that are shown beside those of others. */
export const previewed = 20

/**
 * Every predicate with its first facts. A filter keeps what contains it, among the facts that the report
 * holds; a predicate of which the report holds a part stays, because the rest may contain it.
 */
export const factGroups: (report: Report, filter: string) => readonly FactGroup[] = memo(
  ({ predicates }, filter) => {
    const wanted = filter.trim().toLowerCase()
    return predicates
      .map((predicate) => groupOf(predicate, wanted))
      .filter(({ matching, held, total }) => wanted === "" || matching > 0 || held < total)
  },
)

function groupOf(predicate: PredicateFacts, wanted: string): FactGroup {
  const { name, arity, total } = predicate
  const all = heldLines(predicate)
  const lines = wanted === "" ? all : all.filter((line) => contains(name, line, wanted))
  const shown = lines.slice(0, previewed)
  return { name, arity, total, lines: shown, matching: lines.length, held: all.length }
}

const heldLines = memoWeak(({ name, facts }: PredicateFacts): readonly FactLine[] =>
  facts.map((fact, row) => factLine(name, fact, row)),
)

/** As the engine filters a table: in the text of the fact, the names of its origin, or its birth. */
const contains = (name: string, { terms, origin, birth }: FactLine, wanted: string): boolean =>
  [`${name}(${terms.join(", ")})`, ...origin.map(blockName), birth].some((text) =>
    text.toLowerCase().includes(wanted),
  )

const factLine = (
  name: string,
  { terms, origin, round, from }: FactRow,
  row: number,
): FactLine => ({
  row,
  terms: terms.map((term) => printTerm(term)),
  origin,
  birth: birthName({ round, from }),
  isGiven: round === 0,
  from,
  fact: { name, terms, origin },
})

/** How many facts the filter keeps, of those it could be tried on. */
export const matchingCount = (groups: readonly FactGroup[]): number =>
  groups.reduce((sum, { matching }) => sum + matching, 0)

/** Rows fetched at once; a page begins at a multiple of half of it. */
const pageSize = 800

/** The page to ask the worker for, so that the rows in sight are known; null while they are. */
export function factsWanted(
  state: State,
): { readonly work: Work; readonly query: FactsQuery } | null {
  const report = shownReport(state)
  const { table, filter, sort, from, to } = state.view.facts
  if (report === null || table === null) return null
  const { facts } = state.results
  if (
    facts !== null &&
    facts.work === report.work &&
    answers(facts.value, state.view.facts) &&
    holds(facts.value, from, to)
  ) {
    return null
  }
  const half = pageSize / 2
  const first = Math.max(0, Math.round((from + to) / 2 / half) - 1) * half
  const query = { ...table, filter, sort, from: first, to: first + pageSize }
  return { work: report.work, query }
}

const answers = ({ query }: FactsPage, { table, filter, sort }: FactsView): boolean =>
  query.name === table?.name &&
  query.arity === table.arity &&
  query.filter === filter &&
  query.sort?.by === sort?.by &&
  query.sort?.descending === sort?.descending

const holds = ({ query, rows }: FactsPage, from: number, to: number): boolean =>
  query.from <= from && (to <= query.from + rows.length || rows.length < pageSize)

export interface FactTable {
  readonly name: string
  readonly arity: number
  readonly total: number
  /** Rows that the filter keeps. */
  readonly matching: number
  /** The rows that are known. */
  readonly lines: readonly FactLine[]
  /** The number of the first of them. */
  readonly from: number
}

/**
 * The table that fills the pane; null when there is none, or the run made no such fact. Until the page that
 * was asked for is there, it holds the page before, or the first rows of the report.
 */
export function factTable(state: State): FactTable | null {
  const report = shownReport(state)
  const { table } = state.view.facts
  if (report === null || table === null) return null
  const known = report.value.predicates.find(
    ({ name, arity }) => name === table.name && arity === table.arity,
  )
  if (known === undefined) return null
  const page = state.results.facts?.value
  return page?.query.name === table.name && page.query.arity === table.arity
    ? pagedTable(known, page)
    : firstRows(known)
}

const pagedTable = memo(({ name, arity, total }: PredicateFacts, page: FactsPage): FactTable => {
  const { matching, query, rows } = page
  return {
    name,
    arity,
    total,
    matching,
    from: query.from,
    lines: rows.map((row, i) => factLine(name, row, query.from + i)),
  }
})

const firstRows = memoWeak((predicate: PredicateFacts): FactTable => {
  const { name, arity, total } = predicate
  return { name, arity, total, matching: total, from: 0, lines: heldLines(predicate) }
})

/** One row of the window: known, or still to come. */
export interface WindowRow {
  readonly row: number
  readonly line: FactLine | null
}

/** The rows from number `from` up to `to`, exclusive, as far as there are any. */
export function windowRows(table: FactTable, from: number, to: number): readonly WindowRow[] {
  const last = Math.min(to, table.matching)
  return Array.from({ length: Math.max(0, last - from) }, (_, i) => ({
    row: from + i,
    line: table.lines[from + i - table.from] ?? null,
  }))
}

/** What a click on a column's header asks for: ascending, then descending, then as the facts were made. */
export function nextSort(sort: FactsSort | null, by: FactsSort["by"]): FactsSort | null {
  if (sort?.by !== by) return { by, descending: false }
  return sort.descending ? null : { by, descending: true }
}

export interface Column {
  readonly by: FactsSort["by"]
  readonly title: string
}

/** The columns of a table: its terms, then where each fact comes from. */
export const columns = (arity: number): readonly Column[] => [
  ...Array.from({ length: arity }, (_, by) => ({ by, title: `term ${by + 1}` })),
  { by: "origin", title: "origin" },
  { by: "round", title: "birth" },
]

/** The class that gives a term, written as Datalog, its colour. */
export const termStyle = (term: string): string =>
  term.startsWith('"') ? "tok-string" : "tok-number"

/** Pixels; as the style sheet of the table has it. */
export const rowHeight = 28

/** Rows around those in sight that are kept ready. */
const usualSpare = 10

export interface RowRange {
  readonly from: number
  readonly to: number
}

/**
 * The rows to keep for a view of `height` pixels scrolled by `top`. The range before is kept while it still
 * has half of its spare rows on the side that is scrolled to, so that not every step draws rows anew.
 */
export function rowsInSight(
  top: number,
  height: number,
  row: number,
  before: RowRange,
  spare = usualSpare,
): RowRange {
  const first = Math.floor(top / row)
  const last = Math.ceil((top + height) / row)
  const isAhead = before.from <= Math.max(0, first - spare / 2) && last + spare / 2 <= before.to
  const isClose = before.to - before.from <= last - first + 3 * spare
  return isAhead && isClose ? before : { from: Math.max(0, first - spare), to: last + spare }
}
