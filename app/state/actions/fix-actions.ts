/** Makes the changes that explanations propose. */
import type { Change, Get, Look } from "./actions.ts"
import type { Actions } from "../state.ts"

export function fixActions(_: Change, look: Look, get: Get) {
  return {
    applyFix: () => look({ why: { ...get().view.why, preview: null } }),
  } satisfies Pick<Actions, "applyFix">
}
