/** Rows of the result panes: checks and policies with their failures first, and facts with where they come from. */
import { type BlockId, printFact } from "../../src/ast/index.ts"
import type { PredicateFacts, Report } from "../../src/worker/index.ts"
import { memoWeak } from "./memo.ts"
import type { Tone } from "./verdict.ts"
import { addressName } from "./words.ts"

export interface ClauseRow {
  readonly key: string
  readonly tone: Tone
  /** What happened, for those who do not see the colour. */
  readonly result: string
  readonly block: BlockId
  readonly kind: "check" | "policy"
  readonly index: number
  readonly text: string
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
