import type { Authorization } from "../authorize.ts"
import type { Coverage } from "./types.ts"

export function coverage(_: Authorization): Coverage {
  return { kind: "coverage", rules: [], facts: [], policies: [], complete: true }
}
