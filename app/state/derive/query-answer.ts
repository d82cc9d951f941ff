/** The answer to a query as the page shows it: its rows, their amount in words, and as text. */
import { type BlockId, printFact, printTerm, type Rule, type Term } from "../../../src/ast/index.ts"
import type { FactKey, NamedFact, QueryRow, QueryTable } from "../../../src/worker/index.ts"
import type { QueryResult, State } from "../state.ts"
import { questionKey } from "./explanations.ts"
import { memoWeak } from "./memo.ts"
import { askedBlocks, queryQuestion } from "./query.ts"
import { isYesOrNo, queryReading } from "./query-text.ts"
import { shownReport } from "./shown.ts"
import { blockName, count, digits, executionNames } from "./words.ts"

/** The last answer about the token in sight, perhaps of an earlier text; null while nothing is asked. */
export function queryResult(state: State): QueryResult | null {
  const { query } = state.results
  if (state.documents.query.text.trim() === "") return null
  return query?.result.work.token?.kind === state.documents.source ? query : null
}

/** Whether the answer in sight is one to another question, or about an earlier run. */
export function isQueryStale(state: State): boolean {
  const shown = queryResult(state)
  if (shown === null) return false
  const asked = queryQuestion(state)
  const isOther = asked === null || keyOf(asked) !== keyOf(shown.question)
  return isOther || shown.result.work.revision !== state.revision
}

const keyOf = memoWeak(questionKey)

/** What the answer in sight is about, where that is not what is asked and will not be soon, or not all there is. */
export function aboutWords(state: State): string {
  const { text } = state.documents.query
  const shown = queryResult(state)
  if (shown === null) return ""
  if (queryReading(text).rule === null) return "to the query before"
  if (state.late && isQueryStale(state)) return "of the run before"
  return shown.result.value.outcome.kind === "failed" ? "of a run that did not finish" : ""
}

/** A fact that an answer comes from. */
export interface Premise {
  readonly text: string
  readonly origin: readonly BlockId[]
  readonly fact: FactKey
}

export interface AnswerRow {
  /** The number of the row, from 0. */
  readonly row: number
  /** Each as Datalog; none where the answer is yes. */
  readonly terms: readonly string[]
  readonly origin: readonly BlockId[]
  readonly premises: readonly Premise[]
}

export interface AnswerTable {
  /** What the answers are values of; none for a query that is answered with yes or no. */
  readonly columns: readonly string[]
  readonly rows: readonly AnswerRow[]
  /** What there is, in a few words. */
  readonly amount: string
  /** Why there is no answer; null where there is one, though it may be that nothing matches. */
  readonly error: string | null
}

export const answerTable: (result: QueryResult) => AnswerTable = memoWeak(
  ({ question: { rule }, value }) => ({
    columns: isYesOrNo(rule) ? [] : rule.head.terms.map((term) => printTerm(term)),
    rows: value?.error === null ? value.answers.map((row, i) => answerRow(rule, row, i)) : [],
    amount: value === null || value.error !== null ? "" : amountOf(rule, value),
    error: errorOf(value),
  }),
)

const answerRow = (rule: Rule, { terms, origin, premises }: QueryRow, row: number): AnswerRow => ({
  row,
  terms: isYesOrNo(rule) ? [] : terms.map((term) => printTerm(term)),
  origin,
  premises: premises.map(premiseOf),
})

const premiseOf = ({ name, terms, origin }: NamedFact): Premise => ({
  text: printFact({ name, terms }),
  origin,
  fact: { name, terms, origin },
})

function amountOf(rule: Rule, { answers, complete }: QueryTable): string {
  const { length } = answers
  if (isYesOrNo(rule)) {
    if (length === 0) return complete ? "It does not hold" : "No answer within the time for it"
    return `It holds, ${count(length, "way")}`
  }
  if (complete) return length === 0 ? "No answer" : count(length, "answer")
  if (length >= mostRows) return `The first ${digits(length)} answers`
  return `${count(length, "answer")} within the time for it; there may be more`
}

/** As many as the worker sends. */
const mostRows = 1000

function errorOf(value: QueryTable | null): string | null {
  if (value === null) return "The worker found no answer: the run ended early, or it took too long."
  if (value.error === null) return null
  const { code, detail } = value.error
  const about = detail.length === 0 ? "" : `: \`${detail.join("`, `")}\``
  return `The query failed with ${executionNames[code]}${about}.`
}

/** All rows as facts, named as the head is. */
export const answersAsDatalog = ({ question, value }: QueryResult): string =>
  (value?.answers ?? [])
    .map(({ terms }) => `${printFact({ name: question.rule.head.name, terms })};\n`)
    .join("")

/** As RFC 4180 has it: strings without their quotes, the origin in one field. */
export function answersAsCsv({ question: { rule }, value }: QueryResult): string {
  const header = [...rule.head.terms.map(columnName), "origin"]
  const lines = (value?.answers ?? []).map(({ terms, origin }) => [
    ...terms.map(plainTerm),
    origin.map(blockName).join(";"),
  ])
  return [header, ...lines].map((line) => `${line.map(csvField).join(",")}\r\n`).join("")
}

const columnName = (term: Term): string => (term.kind === "variable" ? term.name : printTerm(term))

const plainTerm = (term: Term): string => (term.kind === "string" ? term.value : printTerm(term))

const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** What would help where nothing matches. */
export function noAnswerWords(state: State): string {
  const shown = queryResult(state)
  const report = shownReport(state)
  if (shown === null || report === null) return ""
  const { rule, viewpoint } = shown.question
  const missing = rule.body.find(
    ({ name, terms }) =>
      !report.value.predicates.some((one) => one.name === name && one.arity === terms.length),
  )
  if (missing !== undefined) {
    return `The run holds no fact \`${missing.name}\` of ${count(missing.terms.length, "term")}.`
  }
  const isPartial = viewpoint !== "query_all" && rule.scopes.length === 0
  if (isPartial && (askedBlocks(state)?.blocks.length ?? 0) > 1) {
    return "Facts of other blocks may match: ask as every block, and see the origins."
  }
  return "There are facts of each predicate, but none that agree with all of the query."
}
