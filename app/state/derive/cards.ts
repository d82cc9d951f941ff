/** What a card says of its block in one line: what it holds, and what came of its checks. */
import type { Block, BlockId } from "../../../src/ast/index.ts"
import type { Report } from "../../../src/worker/index.ts"
import { parsedBlock } from "./work.ts"
import type { BlockDraft, Draft } from "../documents.ts"
import { memoWeak } from "./memo.ts"
import { shownReport } from "./shown.ts"
import type { State } from "../state.ts"
import { draftIndex, draftSummary, tokenView } from "./token.ts"
import type { Tone } from "./verdict.ts"
import { count } from "./words.ts"

const isEmpty = ({ scopes, facts, rules, checks }: Block): boolean =>
  scopes.length + facts.length + rules.length + checks.length === 0

/** How many clauses of each kind a text has: `2 facts, 1 check`. */
export const holdings = memoWeak((draft: Draft): string => {
  const { ast, diagnostics } = parsedBlock(draft)
  const { facts, rules, checks } = ast
  if (isEmpty(ast) && diagnostics.length === 0) return "empty"
  return [
    ...(facts.length > 0 ? [count(facts.length, "fact")] : []),
    ...(rules.length > 0 ? [count(rules.length, "rule")] : []),
    ...(checks.length > 0 ? [count(checks.length, "check")] : []),
  ].join(", ")
})

/** The words beside the name of a block: its version and size, and what it holds while that is out of sight. */
export function cardSummary(state: State, draft: BlockDraft): string {
  const isCollapsed = state.view.collapsed.has(draft.id)
  return cardWords(draft, draftSummary(state, draft), isCollapsed)
}

export function cardWords(draft: Draft, summary: string, isCollapsed: boolean): string {
  const held = holdings(draft)
  if (held === "empty") return held
  return (isCollapsed ? [held, summary] : [summary]).filter((part) => part !== "").join(" · ")
}

/** What is to be seen of a block at once: its errors, else the outcome of its checks. */
export interface Tally {
  readonly tone: Tone
  readonly text: string
  /** For those who do not see the mark before it. */
  readonly spoken: string
  /** Whether a run gave it, and not the text as it stands. */
  readonly ofRun: boolean
}

/** Of a block written here: its place in the report is known by its key, as blocks move. */
export function draftTally(state: State, draft: BlockDraft): Tally | null {
  const errors = errorTally(draft)
  const result = shownReport(state)
  if (errors !== null || result === null) return errors
  const view = tokenView({ work: result.work, value: result.token })
  const index = draftIndex(result.work.token, view, draft)
  return index === null ? null : (checkTallies(result.value).get(index) ?? null)
}

export function decodedTally(state: State, index: number): Tally | null {
  const result = shownReport(state)
  return result === null ? null : (checkTallies(result.value).get(index) ?? null)
}

const errorTally = memoWeak((draft: Draft): Tally | null => {
  const errors = parsedBlock(draft).diagnostics.filter(({ severity }) => severity === "error")
  const text = count(errors.length, "error")
  return errors.length === 0 ? null : { tone: "deny", text, spoken: text, ofRun: false }
})

/** Of each block that has checks, how many passed. */
const checkTallies = memoWeak((report: Report): ReadonlyMap<BlockId, Tally> => {
  const passed = new Map<BlockId, boolean[]>()
  for (const check of report.checks) {
    const own = passed.get(check.block)
    if (own === undefined) passed.set(check.block, [check.passed])
    else own.push(check.passed)
  }
  return new Map([...passed].map(([block, results]) => [block, tally(results)]))
})

function tally(results: readonly boolean[]): Tally {
  const failed = results.filter((passed) => !passed).length
  const all = count(results.length, "check")
  return failed === 0
    ? { tone: "allow", text: String(results.length), spoken: `${all} passed`, ofRun: true }
    : {
        tone: "deny",
        text: `${failed} of ${results.length}`,
        spoken: `${failed} of ${all} failed`,
        ofRun: true,
      }
}
