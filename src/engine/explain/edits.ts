/** Proposed changes applied to the input of a run, so that they can be tried. */
import type { Block, BlockId, Fact, Query, Scope } from "../../ast/index.ts"
import type { RunInput } from "../types.ts"
import type { ClauseAddress, FixEdit } from "./types.ts"

/** The input with one change. Addresses stay what they are, but for facts after one that moves. */
export function applyEdit(input: RunInput, edit: FixEdit): RunInput {
  switch (edit.kind) {
    case "trust":
      return withScopes(input, edit.at, edit.query, edit.scopes)
    case "move": {
      const without = inBlock(input, edit.block, (block) => ({
        ...block,
        facts: block.facts.toSpliced(edit.index, 1),
      }))
      return inBlock(without, 0, (authority) => withFact(authority, edit.fact))
    }
    case "add":
      return inBlock(input, "authorizer", (authorizer) => withFact(authorizer, edit.fact))
    default:
      return edit satisfies never
  }
}

/** A change to a block or to the authorizer, which keeps what it does not concern. */
type Change = <B extends Block>(block: B) => B

const inBlock = (input: RunInput, id: BlockId, change: Change): RunInput =>
  id === "authorizer"
    ? { ...input, authorizer: change(input.authorizer) }
    : {
        ...input,
        blocks: input.blocks.map((each, i) =>
          i === id ? { ...each, block: change(each.block) } : each,
        ),
      }

const withFact = <B extends Block>(block: B, fact: Fact): B => ({
  ...block,
  facts: [...block.facts, fact],
})

function withScopes(
  input: RunInput,
  { kind, block, index }: ClauseAddress,
  query: number,
  scopes: readonly Scope[],
): RunInput {
  const trusting = <C extends Branched>(clauses: readonly C[]): readonly C[] =>
    clauses.map((clause, i) => (i === index ? withBranch(clause, query, scopes) : clause))
  switch (kind) {
    case "rule":
      return inBlock(input, block, (datalog) => ({
        ...datalog,
        rules: datalog.rules.map((rule, i) => (i === index ? { ...rule, scopes } : rule)),
      }))
    case "check":
      return inBlock(input, block, (datalog) => ({ ...datalog, checks: trusting(datalog.checks) }))
    case "policy": {
      const { authorizer } = input
      const policies = trusting(authorizer.policies)
      return { ...input, authorizer: { ...authorizer, policies } }
    }
    default:
      return kind satisfies never
  }
}

interface Branched {
  readonly queries: readonly Query[]
}

const withBranch = <C extends Branched>(clause: C, query: number, scopes: readonly Scope[]): C => ({
  ...clause,
  queries: clause.queries.map((branch, i) => (i === query ? { ...branch, scopes } : branch)),
})
