import type { Authorization } from "../authorize.ts"
import type { Derivations, FactKey, Proof } from "./types.ts"

export function proof(_: Authorization, facts: readonly FactKey[]): Proof {
  return { kind: "proof", roots: facts.map(() => null), nodes: [], complete: true }
}

export function derivations(_: Authorization, __: FactKey): Derivations {
  return { kind: "derivations", derivations: [], complete: true }
}
