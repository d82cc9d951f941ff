/** Finds a clause of a result by its address: as Datalog, as it was when the run was asked for. */
import {
  type Authorizer,
  type Block,
  printCheck,
  printPolicy,
  printRule,
} from "../../../src/ast/index.ts"
import type { Address, ClauseAddress } from "../../../src/worker/index.ts"
import type { ReportResult } from "../state.ts"

/** Names a clause; `index` counts within its kind and block. */
export type Clause = ClauseAddress

export const clauseKey = ({ kind, block, index }: Clause): string => `${kind} ${block} ${index}`

/** Null for a fact, which is no clause. */
export const addressedClause = (at: Address): Clause | null =>
  at.kind === "fact"
    ? null
    : {
        kind: at.kind,
        block: at.kind === "policy" ? "authorizer" : at.block,
        index: at.index,
      }

/** Null where the block cannot be read. */
export function clauseText(
  { work, token }: ReportResult,
  { kind, block, index }: Clause,
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
