/** Rows of the result panes: checks and policies with their failures first, and facts with where they come from. */
import {
  type Authorizer,
  type Block,
  type BlockId,
  printCheck,
  printFact,
  printPolicy,
  printRule,
} from "../../src/ast/index.ts"
import type { Address, PredicateFacts, Report } from "../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"
import type { ReportResult } from "./state.ts"
import type { Tone } from "./verdict.ts"
import { addressName, executionNames } from "./words.ts"

export interface ClauseRow {
  readonly key: string
  readonly tone: Tone
  /** What happened, for those who do not see the colour. */
  readonly result: string
  readonly block: BlockId
  readonly kind: "rule" | "check" | "policy"
  readonly index: number
  readonly text: string
}

/** What stopped the run, what depends on chance, then every check and policy. */
export const resultRows = memoWeak((result: ReportResult): readonly ClauseRow[] => {
  const { outcome, orderDependent } = result.value
  const failure = outcome.kind === "failed" ? outcome.failure : null
  const cause =
    failure?.kind === "execution" ? `failed: ${executionNames[failure.code]}` : "made the run stop"
  return [
    ...(failure?.at ? addressRow(result, failure.at, "deny", cause) : []),
    ...orderDependent.flatMap((at) =>
      addressRow(result, at, "warn", "depends on the order in which facts are met"),
    ),
    ...clauseRows(result.value),
  ]
})

/** A row for a clause that only its address is known of; none for a fact. */
function addressRow(result: ReportResult, at: Address, tone: Tone, cause: string): ClauseRow[] {
  const { kind, index } = at
  if (kind === "fact") return []
  const block = kind === "policy" ? "authorizer" : at.block
  const text = clauseText(result, kind, block, index)
  if (text === null) return []
  return [
    { key: `${cause} ${kind} ${block} ${index}`, tone, result: cause, block, kind, index, text },
  ]
}

/** The clause as it was when the run was asked for; null where its block cannot be read. */
function clauseText(
  { work, token }: ReportResult,
  kind: ClauseRow["kind"],
  block: BlockId,
  index: number,
): string | null {
  const made = work.token?.kind === "authored" ? work.token.blocks : []
  const read = token?.kind === "token" ? token.blocks : []
  const source: Block | Authorizer | null | undefined =
    block === "authorizer" ? work.authorizer : (made[block] ?? read[block])?.block
  const rule = source?.rules[index]
  const check = source?.checks[index]
  const policy = work.authorizer?.policies[index]
  switch (kind) {
    case "rule":
      return rule === undefined ? null : printRule(rule)
    case "check":
      return check === undefined ? null : printCheck(check)
    case "policy":
      return policy === undefined ? null : printPolicy(policy)
    default:
      return kind satisfies never
  }
}

/** Failed checks, then the policy that decided, then all others in the order of evaluation. */
export const clauseRows = memoWeak((report: Report): readonly ClauseRow[] => {
  const checks = report.checks.map(({ block, index, passed, text }): ClauseRow => ({
    key: `check ${block} ${index}`,
    tone: passed ? "allow" : "deny",
    result: passed ? "passed" : "failed",
    block,
    kind: "check",
    index,
    text,
  }))
  const policies = report.policies.map(({ index, kind, result, text }): ClauseRow => ({
    key: `policy ${index}`,
    tone: result === "matched" ? kind : "none",
    result:
      result === "matched"
        ? "matches"
        : result === "not-matched"
          ? "does not match"
          : "not reached",
    block: "authorizer",
    kind: "policy",
    index,
    text,
  }))
  const rank = (row: ClauseRow): number =>
    row.kind === "check" ? (row.tone === "deny" ? 0 : 2) : row.tone === "none" ? 3 : 1
  return [...checks, ...policies].toSorted((a, b) => rank(a) - rank(b))
})

export interface FactLine {
  readonly text: string
  readonly origin: readonly BlockId[]
  /** `given`, or the rule and round that derived it. */
  readonly birth: string
}

export interface FactGroup {
  readonly name: string
  readonly total: number
  readonly lines: readonly FactLine[]
}

export const factGroups = memoWeak((report: Report): readonly FactGroup[] =>
  report.predicates.map((predicate) => ({
    name: `${predicate.name}/${predicate.arity}`,
    total: predicate.total,
    lines: factLines(predicate),
  })),
)

const factLines = ({ name, facts }: PredicateFacts): readonly FactLine[] =>
  facts.map(({ terms, origin, round, from }) => ({
    text: printFact({ name, terms }),
    origin,
    birth: round === 0 ? "given" : `round ${round}, ${addressName(from)}`,
  }))
