/** What to ask the worker about the result in sight, and its answers. */
import { printFact, printRule } from "../../../src/ast/index.ts"
import type {
  AnswerTo,
  Attempt,
  ClauseExplanation,
  FactKey,
  Question,
  Sentence,
} from "../../../src/worker/index.ts"
import { type Clause, clauseKey, clauseText } from "./clauses.ts"
import { memo, memoWeak } from "./memo.ts"
import { queryQuestion } from "./query.ts"
import { type ClauseRow, decidingRows, resultRows } from "./rows.ts"
import { shownReport } from "./shown.ts"
import type {
  Explanations,
  PaneId,
  Proved,
  QueryQuestion,
  ReportResult,
  State,
  WhyView,
} from "../state.ts"
import { blockSource } from "./block-source.ts"

export type ProvedMatch = Extract<Proved, { readonly kind: "match" }>

/** Deciding clauses that are asked about without the reader, and open where they refused the request. */
const mostOpen = 3

export const factKey = ({ name, terms, origin }: FactKey): string =>
  `${printFact({ name, terms })} @ ${origin.join()}`

/** Equal for questions that have the same answer. */
export function questionKey(question: Question): string {
  switch (question.kind) {
    case "clause":
      return clauseKey(question.at)
    case "proof":
      return `proof ${question.facts.map(factKey).join(" ")}`
    case "derivations":
      return `derivations ${factKey(question.fact)}`
    case "coverage":
    case "rounds":
      return question.kind
    case "round":
      return `round ${question.round}`
    case "query": {
      const { rule, viewpoint } = question
      return `query ${JSON.stringify(viewpoint, (_, value: unknown) =>
        value instanceof Uint8Array ? [...value] : value,
      )} ${printRule(rule)}`
    }
    default:
      return question satisfies never
  }
}

/** The clause that the verdict rests on first. */
export const decisiveRow = (result: ReportResult): ClauseRow | null =>
  decidingRows(result)[0] ?? null

const askedByDefault = (result: ReportResult): readonly ClauseRow[] =>
  decidingRows(result).slice(0, mostOpen)

/** What speaks for the request is closed: it is seldom asked why. */
const openByDefault = (result: ReportResult): readonly ClauseRow[] =>
  askedByDefault(result).filter(({ tone }) => tone !== "allow")

/** Whether the explanation of a clause is shown: as the reader wants it, or else when the clause refused. */
export function isExplained(
  opened: WhyView["opened"],
  result: ReportResult,
  clause: Clause,
): boolean {
  const key = clauseKey(clause)
  return opened.get(key) ?? openByDefault(result).some((row) => clauseKey(row) === key)
}

/** Everything that what is in sight needs, whether it has been answered or not. */
export function questions(state: State): readonly Question[] {
  const result = shownReport(state)
  const { pane, why, round, counts } = state.view
  const query = pane === "query" ? queryQuestion(state) : null
  const facts = why.proved === null ? null : provedFacts(state, why.proved)
  return result === null ? [] : questionsOf(result, pane, why, facts, round, query, counts)
}

const questionsOf = memo(
  (
    result: ReportResult,
    pane: PaneId,
    why: WhyView,
    facts: readonly FactKey[] | null,
    round: number | null,
    query: QueryQuestion | null,
    counts: boolean,
  ): readonly Question[] => [
    ...askedByDefault(result).map(questionAbout),
    ...(pane === "why" ? whyQuestions(result, why, facts) : []),
    ...(pane === "run" ? roundQuestions(result, round) : []),
    ...(query === null ? [] : [query]),
    // Asked last: what is read comes before what stands beside the text.
    ...(counts || pane === "why" ? [{ kind: "coverage" } as const] : []),
  ],
)

const questionAbout = ({ kind, block, index }: Clause): Question & { readonly kind: "clause" } => ({
  kind: "clause",
  at: { kind, block, index },
})

export const proofQuestion = memoWeak(
  (facts: readonly FactKey[]) => ({ kind: "proof", facts }) as const,
)

export const derivationsQuestion = memoWeak(
  (fact: FactKey) => ({ kind: "derivations", fact }) as const,
)

/** The facts that a proof begins with; null while the clause whose match it is of is not explained. */
export function provedFacts(state: State, proved: Proved): readonly FactKey[] | null {
  if (proved.kind === "fact") return single(proved.fact)
  const match = provedMatch(state, proved)
  return match === null ? null : matchedFacts(match)
}

/** What the query of a proof matched; null where it matched nothing, and while that is not known. */
export function provedMatch(state: State, { clause, query }: ProvedMatch): Attempt | null {
  const branch = clauseAnswer(state, clause)?.branches.find((each) => each.query === query)
  return (branch?.finding === "closest" ? null : branch?.attempts[0]) ?? null
}

const single = memoWeak((fact: FactKey): readonly FactKey[] => [fact])

const matchedFacts = memoWeak(({ predicates }: Attempt): readonly FactKey[] =>
  predicates.flatMap((outcome) => (outcome.kind === "matched" ? [outcome.fact] : [])),
)

function whyQuestions(
  result: ReportResult,
  { proved, others, opened }: WhyView,
  facts: readonly FactKey[] | null,
): Question[] {
  if (proved !== null) {
    return [
      ...(proved.kind === "match" ? [questionAbout(proved.clause)] : []),
      ...(facts === null ? [] : [proofQuestion(facts)]),
      ...(others && proved.kind === "fact" ? [derivationsQuestion(proved.fact)] : []),
    ]
  }
  return clausesOf(result)
    .filter((clause) => opened.get(clauseKey(clause)) === true)
    .map(questionAbout)
}

/** Every clause that can be explained. */
export const clausesOf: (result: ReportResult) => readonly Clause[] = memo(
  ({ work, token, value }) => {
    const made = work.token?.kind === "authored" ? work.token.blocks : []
    const read = blockSource(token)?.blocks ?? []
    const count = Math.max(made.length, read.length)
    const blocks = Array.from({ length: count }, (_, i) => i)
    return [
      ...value.checks.map(({ block, index }) => ({ kind: "check", block, index }) as const),
      ...value.policies.map(
        ({ index }) => ({ kind: "policy", block: "authorizer", index }) as const,
      ),
      ...([...blocks, "authorizer"] as const).flatMap((block) => {
        const rules =
          block === "authorizer"
            ? work.authorizer?.rules
            : (made[block] ?? read[block])?.block?.rules
        return (rules ?? []).map((_, index) => ({ kind: "rule", block, index }) as const)
      }),
    ]
  },
)

function roundQuestions({ value: { run } }: ReportResult, chosen: number | null): Question[] {
  const round = Math.min(chosen ?? run.iterations, run.iterations)
  return [{ kind: "rounds" }, { kind: "round", round }]
}

/** Those that have no answer yet. */
export function questionsWanted(state: State): readonly Question[] {
  const result = shownReport(state)
  const { explanations, query } = state.results
  const known = new Set(explanations?.result === result ? explanations.answers.keys() : [])
  if (query?.result === result) known.add(questionKey(query.question))
  return questions(state).filter((question) => !known.has(questionKey(question)))
}

/**
 * The answer to a question about the report in sight; undefined while it is awaited. Until a new report is
 * explained, what was said of the one before stands, if the clause it is about is still the same.
 */
export function answerTo<Q extends Question>(
  state: State,
  question: Q,
): AnswerTo<Q> | null | undefined {
  const result = shownReport(state)
  const { explanations } = state.results
  if (result === null || explanations === null) return undefined
  if (explanations.result !== result && !isAbout(explanations, result, question)) return undefined
  // Answers are kept under the key of their question.
  return explanations.answers.get(questionKey(question)) as AnswerTo<Q> | null | undefined
}

const noCause: Sentence = []

/** Why the verdict came out as it did, in a sentence; null until it is explained, and where nothing explains it. */
export function verdictCause(state: State): Sentence | null {
  const result = shownReport(state)
  const row = result === null ? null : decisiveRow(result)
  const cause = (row === null ? null : clauseAnswer(state, row))?.cause ?? noCause
  return cause.length === 0 ? null : cause
}

/** What the worker said of a clause; undefined while it is awaited. */
export const clauseAnswer = (state: State, clause: Clause): ClauseExplanation | null | undefined =>
  answerTo(state, questionAbout(clause))

/** Whether what was said holds of a newer report too: the same clause, of which the same came. */
const isAbout = ({ result }: Explanations, now: ReportResult, question: Question): boolean =>
  question.kind !== "clause" || isSameClause(result, now)(question.at)

/** Whether a clause reads and came out as in the result before; worked out once for each clause. */
const isSameClause = memo((old: ReportResult, now: ReportResult) => {
  const known = new Map<string, boolean>()
  return (at: Clause): boolean => {
    const key = clauseKey(at)
    const same =
      known.get(key) ??
      (clauseText(old, at) === clauseText(now, at) && wordFor(old, at) === wordFor(now, at))
    known.set(key, same)
    return same
  }
})

/** Whether a clause came out as when it was explained last. */
export function cameOutAsExplained(state: State, clause: Clause): boolean {
  const result = shownReport(state)
  const before = state.results.explanations?.result
  if (result === null || before === undefined) return false
  return wordFor(before, clause) === wordFor(result, clause)
}

const wordFor = (result: ReportResult, clause: Clause): string | undefined =>
  wordsOf(result).get(clauseKey(clause))

/** What came of each clause. */
const wordsOf = memoWeak(
  (result: ReportResult): ReadonlyMap<string, string> =>
    new Map(resultRows(result).map((row) => [clauseKey(row), row.result])),
)
