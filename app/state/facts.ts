/** The facts of a run: tables by predicate, and which page of a table has to be fetched. */
import type { BlockId } from "../../src/ast/index.ts"
import { printTerm } from "../../src/ast/index.ts"
import type {
  FactRow,
  FactsPage,
  FactsQuery,
  PredicateFacts,
  Report,
  Work,
} from "../../src/worker/index.ts"
import { memo, memoWeak } from "./memo.ts"
import { shownReport } from "./shown.ts"
import type { FactsView, State } from "./state.ts"
import { addressName } from "./words.ts"

export interface FactLine {
  /** The number of the row in its table, from 0. */
  readonly row: number
  /** Each as Datalog. */
  readonly terms: readonly string[]
  readonly origin: readonly BlockId[]
  /** `given`, or the rule and round that derived it. */
  readonly birth: string
}

export interface FactGroup {
  readonly name: string
  readonly arity: number
  readonly total: number
  /** The first ones, or all. */
  readonly lines: readonly FactLine[]
}

/** Facts of each predicate that are shown beside those of the others. */
export const previewed = 10

/** Every predicate with its first facts; a filter keeps those of the report that contain it. */
export const factGroups: (report: Report, filter: string) => readonly FactGroup[] = memo(
  (report, filter) => {
    const wanted = filter.trim().toLowerCase()
    return report.predicates
      .map((predicate) => groupOf(predicate))
      .map((group) =>
        wanted === "" ? group : { ...group, lines: group.lines.filter(contains(group, wanted)) },
      )
      .filter(({ lines }) => wanted === "" || lines.length > 0)
  },
)

const groupOf = memoWeak(({ name, arity, total, facts }: PredicateFacts): FactGroup => ({
  name,
  arity,
  total,
  lines: facts.map(factLine),
}))

const contains =
  ({ name }: FactGroup, wanted: string) =>
  ({ terms, origin, birth }: FactLine): boolean =>
    [`${name}(${terms.join(", ")})`, ...origin.map(String), birth].some((text) =>
      text.toLowerCase().includes(wanted),
    )

const factLine = ({ terms, origin, round, from }: FactRow, row: number): FactLine => ({
  row,
  terms: terms.map((term) => printTerm(term)),
  origin,
  birth: round === 0 ? "given" : `round ${round}, ${addressName(from)}`,
})

/** Rows fetched at once. */
const pageSize = 400

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
  const first = Math.max(0, Math.floor((from + to) / 2) - pageSize / 2)
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
  /** The rows that are known, by their numbers. */
  readonly lines: readonly FactLine[]
  /** The number of the first of them. */
  readonly from: number
}

/** The table that fills the pane; its rows may be those of the filter before, until the page is there. */
export function factTable(state: State): FactTable | null {
  const report = shownReport(state)
  const { table } = state.view.facts
  if (report === null || table === null) return null
  const known = report.value.predicates.find(
    ({ name, arity }) => name === table.name && arity === table.arity,
  )
  if (known === undefined) return null
  const page = state.results.facts
  return page !== null && page.work === report.work && answers(page.value, state.view.facts)
    ? pagedTable(known, page.value)
    : firstRows(known)
}

const pagedTable = memo(({ name, arity }: PredicateFacts, page: FactsPage): FactTable => {
  const { total, matching, query, rows } = page
  return {
    name,
    arity,
    total,
    matching,
    from: query.from,
    lines: rows.map((row, i) => factLine(row, query.from + i)),
  }
})

const firstRows = memoWeak((predicate: PredicateFacts): FactTable => {
  const { name, arity, total } = predicate
  return { name, arity, total, matching: total, from: 0, lines: groupOf(predicate).lines }
})
