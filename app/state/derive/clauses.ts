/** Finds a clause of a result by its address: as Datalog, as it was when the run was asked for. */
import {
  type Authorizer,
  type Block,
  type BlockId,
  printCheck,
  printPolicy,
  printRule,
  type Query,
} from "../../../src/ast/index.ts"
import type { ClauseAddress, Maker } from "../../../src/worker/index.ts"
import type { ReportResult } from "../state.ts"
import { blockSource } from "./block-source.ts"

/** Names a clause; `index` counts within its kind and block. */
export type Clause = ClauseAddress

export const clauseKey = ({ kind, block, index }: Clause): string => `${kind} ${block} ${index}`

/** Null for a fact, which is no clause, and for what only a snapshot says. */
export const addressedClause = (at: Maker | Clause): Clause | null =>
  at.kind === "fact" || at.kind === "stored"
    ? null
    : {
        kind: at.kind,
        block: at.kind === "policy" ? "authorizer" : at.block,
        index: at.index,
      }

/** What becomes of the queries of a clause. */
type Change = (queries: readonly Query[]) => readonly Query[]

/** Null where the block cannot be read. */
export function clauseText(
  result: ReportResult,
  { kind, block, index }: Clause,
  change: Change = (queries) => queries,
): string | null {
  const source = sourceOf(result, block)
  const rule = source?.rules[index]
  const check = source?.checks[index]
  const policy = result.work.authorizer?.policies[index]
  switch (kind) {
    case "rule":
      return rule === undefined ? null : printRule({ ...rule, ...change([rule])[0] })
    case "check":
      return check === undefined ? null : printCheck({ ...check, queries: change(check.queries) })
    case "policy":
      return policy === undefined
        ? null
        : printPolicy({ ...policy, queries: change(policy.queries) })
    default:
      return kind satisfies never
  }
}

function sourceOf(
  { work, token }: ReportResult,
  block: BlockId,
): Block | Authorizer | null | undefined {
  const made = work.token?.kind === "authored" ? work.token.blocks : []
  const read = blockSource(token)?.blocks ?? []
  return block === "authorizer" ? work.authorizer : (made[block] ?? read[block])?.block
}
