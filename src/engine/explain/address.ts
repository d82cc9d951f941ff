/** The written clause behind an address. */
import type { Check, Query } from "../../ast/index.ts"
import type { Address } from "../types.ts"
import type { World } from "../world.ts"
import type { ClauseAddress } from "./types.ts"

/** A clause as a list of queries, and what it asks of their matches. */
export interface Clause {
  /** As of a check; policies and rules are `one`. */
  readonly kind: Check["kind"]
  readonly queries: readonly Query[]
}

/** Null when the world has no such clause. */
export function clauseAt(world: World, { kind, block, index }: ClauseAddress): Clause | null {
  if (!world.blockIds().includes(block)) return null
  switch (kind) {
    case "rule": {
      const rule = world.datalog(block).rules[index]
      return rule === undefined ? null : { kind: "one", queries: [rule] }
    }
    case "check":
      return world.datalog(block).checks[index] ?? null
    case "policy": {
      const policy = block === "authorizer" ? world.authorizer.policies[index] : undefined
      return policy === undefined ? null : { kind: "one", queries: policy.queries }
    }
    default:
      return kind satisfies never
  }
}

/** The address by which runs name a branch of a clause. */
export function addressOf({ kind, block, index }: ClauseAddress, query: number): Address {
  switch (kind) {
    case "rule":
      return { kind, block, index }
    case "check":
      return { kind, block, index, query }
    case "policy":
      return { kind, index, query }
    default:
      return kind satisfies never
  }
}
