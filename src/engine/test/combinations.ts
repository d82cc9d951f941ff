/**
 * Matches as the specification tells them: nested loops over all facts that may be read. Slow and obviously
 * right, as `naive.ts` is.
 */
import { printFact, type Block, type BlockId, type Predicate, type Query } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import { ExecutionError } from "../errors.ts"
import type { RunInput } from "../types.ts"
import { factsOf } from "./generated.ts"
import {
  conditionsHold,
  matchFact,
  printOrigin,
  trusted,
  type Binding,
  type NaiveFact,
} from "./naive.ts"

export interface Combination {
  readonly binding: Binding
  /** One for each predicate. */
  readonly facts: readonly NaiveFact[]
}

export const naiveFacts = (authorization: Authorization): readonly NaiveFact[] =>
  factsOf(authorization).map(({ origin, ...fact }) => ({ fact, origin: new Set(origin) }))

/** The combinations of facts that the predicates of a clause of `block` match. */
export function combinations(
  query: Query,
  block: BlockId,
  authorization: Authorization,
): readonly Combination[] {
  const { input } = authorization
  return combinationsWithin(
    query,
    trusted(query.scopes, datalog(input, block).scopes, block, input),
    authorization,
  )
}

/** Those of facts that come from `blocks` alone. */
export function combinationsWithin(
  query: Query,
  blocks: ReadonlySet<BlockId>,
  authorization: Authorization,
): readonly Combination[] {
  const visible = naiveFacts(authorization).filter(({ origin }) =>
    [...origin].every((id) => blocks.has(id)),
  )
  return [...nested(query.body, visible, new Map())]
}

function* nested(
  [first, ...rest]: readonly Predicate[],
  visible: readonly NaiveFact[],
  binding: Binding,
): Generator<Combination> {
  if (first === undefined) {
    yield { binding, facts: [] }
    return
  }
  for (const fact of visible) {
    const extended = matchFact(first, fact.fact, binding)
    if (extended === null) continue
    for (const tail of nested(rest, visible, extended))
      yield { binding: tail.binding, facts: [fact, ...tail.facts] }
  }
}

/** Whether the conditions hold, or the error that one of them raises. */
export function judged(
  query: Query,
  { binding }: Combination,
  input: RunInput,
): boolean | ExecutionError {
  try {
    return conditionsHold(query, binding, input)
  } catch (error) {
    if (error instanceof ExecutionError) return error
    throw error
  }
}

export const datalog = (input: RunInput, block: BlockId): Block =>
  block === "authorizer" ? input.authorizer : input.blocks[block]!.block

export const blocksOf = (input: RunInput): readonly BlockId[] => [
  ...input.blocks.keys(),
  "authorizer",
]

/** `right("file1") @ 0, 1` */
export const labelled = ({ fact, origin }: NaiveFact): string =>
  `${printFact(fact)} @ ${printOrigin(origin)}`
