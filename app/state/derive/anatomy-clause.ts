/** The Datalog that bytes of a token encode, and where it is written. */
import { type Block, printCheck, printFact, printRule, printScope } from "../../../src/ast/index.ts"
import { pathOf } from "../../../src/worker/index.ts"
import type { ClauseInBlock } from "../../../src/worker/index.ts"
import type { ClauseOfBlock, State } from "../state.ts"
import type { TokenAnatomy } from "./anatomy.ts"
import { type Place, placed, textOf } from "./places.ts"
import { shownToken } from "./token.ts"

/** The clause that a node is, or is part of; null where it is part of none. */
export function clauseAround({ value }: TokenAnatomy, node: number): ClauseOfBlock | null {
  const around = pathOf(value, node).findLast((part) => value.nodes[part]!.clause !== null)
  if (around === undefined) return null
  const { block, clause } = value.nodes[around]!
  return block === null || clause === null ? null : { block, clause }
}

/** As Datalog; null when the block cannot be read. */
export function clauseDatalog(
  { token }: TokenAnatomy,
  { block, clause }: ClauseOfBlock,
): string | null {
  const decoded = token.blocks[block]?.block
  return decoded ? printed(decoded, clause) : null
}

function printed({ facts, rules, checks, scopes }: Block, clause: ClauseInBlock): string | null {
  const { kind, index } = clause
  switch (kind) {
    case "fact":
      return facts[index] ? printFact(facts[index]) : null
    case "rule":
      return rules[index] ? printRule(rules[index]) : null
    case "check":
      return checks[index] ? printCheck(checks[index]) : null
    case "scope":
      return scopes[index] ? `trusting ${printScope(scopes[index])}` : null
    default:
      return kind satisfies never
  }
}

/** Where a clause of the token stands in the texts; null when they have changed since, or say it in no one place. */
export function placeOfBytes(state: State, { block, clause }: ClauseOfBlock): Place | null {
  const token = shownToken(state)
  const text = token && textOf({ documents: state.documents, token }, block)
  const decoded = token?.blocks[block]?.block
  if (!text || !decoded) return null
  const { ast, positions } = text.parsed
  if (printed(ast, clause) !== printed(decoded, clause)) return null
  const { facts, rules, checks, scopes } = ast
  const node = { fact: facts, rule: rules, check: checks, scope: scopes }[clause.kind][clause.index]
  return placed(node && positions.get(node), text.document)
}
