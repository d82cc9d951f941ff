/** What is typed into the query console, read as the rule that the engine is asked. */
import type { Predicate, Query, Rule } from "../../../src/ast/index.ts"
import { type Diagnostic, parseCheck, type Parsed, parseRule } from "../../../src/language/index.ts"
import { memo } from "./memo.ts"

export interface QueryReading {
  /** Null while nothing is asked, or the text has errors. */
  readonly rule: Rule | null
  /** At the text as it is typed. */
  readonly diagnostics: readonly Diagnostic[]
}

const nothing: QueryReading = { rule: null, diagnostics: [] }

/** What makes a body a statement that the language knows. */
const keyword = "check if "

/** A rule, or a body alone; a semicolon at the end does not matter. */
export const queryReading: (text: string) => QueryReading = memo((text) => {
  const start = text.length - text.trimStart().length
  const source = text.slice(start).replace(/[\s;]+$/, "")
  if (source === "") return nothing
  const rule = ruleReading(parseRule(source), start)
  if (rule.rule !== null) return rule
  const body = bodyReading(parseCheck(keyword + source), start - keyword.length, text.length)
  return body.rule === null && /\)\s*<-/.test(source) ? rule : body
})

function ruleReading({ ast, diagnostics }: Parsed<Rule | null>, shift: number): QueryReading {
  const found = diagnostics.map((one) => ({ ...one, from: one.from + shift, to: one.to + shift }))
  return { rule: hasErrors(found) ? null : ast, diagnostics: found }
}

type ParsedCheck = ReturnType<typeof parseCheck>

function bodyReading(parsed: ParsedCheck, shift: number, length: number): QueryReading {
  const queries = parsed.ast?.queries ?? []
  const found = parsed.diagnostics
    // What is missing after the keyword is missing because something else stands there.
    .filter(({ from }) => from + shift >= 0 || queries.length > 0)
    .map((one) => placed(inWordsOfQueries(one), shift, length))
  const second = queries[1] && parsed.positions.get(queries[1])
  if (second !== undefined) found.push(placed({ ...branches, ...second }, shift, length))
  const [query] = queries
  const rule = query === undefined || hasErrors(found) ? null : asRule(query)
  return { rule, diagnostics: found }
}

const placed = (one: Diagnostic, shift: number, length: number): Diagnostic => ({
  ...one,
  from: Math.max(0, one.from + shift),
  to: Math.min(length, Math.max(0, one.to + shift)),
})

const branches = {
  severity: "error",
  code: "rule-branches",
  message: "a query has one body; `or` joins those of checks and policies",
  hint: "ask for one after the other",
} as const

const inWordsOfQueries = (one: Diagnostic): Diagnostic =>
  one.code === "single-statement"
    ? {
        ...one,
        message: "this is not part of the query",
        hint: 'one rule or one body is expected, such as `right($file, "read")`',
      }
    : one

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === "error")

/** Its answers are the values of the body's variables, in the order in which they appear. */
function asRule({ body, expressions, scopes }: Query): Rule {
  const variables = body.flatMap(({ terms }) => terms.filter(({ kind }) => kind === "variable"))
  const names = new Map(variables.map((term) => [term.kind === "variable" ? term.name : "", term]))
  const head: Predicate = { name: "query", terms: names.size > 0 ? [...names.values()] : [yes] }
  return { head, body, expressions, scopes }
}

const yes = { kind: "bool", value: true } as const

/** Whether there is nothing to list, only whether it holds. */
export const isYesOrNo = ({ head }: Rule): boolean =>
  head.terms.every(({ kind }) => kind !== "variable")
