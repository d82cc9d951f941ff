/** What opening a snapshot makes of the documents, and what is said of one that is saved. */
import { printAuthorizer } from "../../src/ast/index.ts"
import type { SavedSnapshot, SnapshotView } from "../../src/worker/index.ts"
import { capitalise } from "./derive/words.ts"
import type { Documents } from "./documents.ts"

/**
 * Its authorizer and its limits, in place of those there were. Of time there is no limit, as nowhere on the
 * page: it would measure this machine.
 */
export function withSnapshot(
  text: string,
  { authorizer, limits: { maxFacts, maxIterations } }: SnapshotView,
  { limits }: Documents,
): Partial<Documents> {
  return {
    source: "snapshot",
    snapshot: { text },
    ...storedAuthorizer(authorizer),
    limits: {
      name: "custom",
      custom: { ...limits.custom, maxFacts, maxIterations, maxTime: Infinity, maxBlocks: Infinity },
    },
  }
}

export const storedAuthorizer = (
  authorizer: SnapshotView["authorizer"],
): Pick<Documents, "authorizer"> => ({
  authorizer: { text: printAuthorizer(authorizer).trimEnd() },
})

export const openedWords =
  "Opened a snapshot: the authorizer and the limits are its own now. Undo brings yours back."

/** What to know of a snapshot that was made here; "" where there is nothing. */
export function savedWords({ isEvaluated, notes }: SavedSnapshot): string {
  const words = notes.map(({ message }) => `${capitalise(message)}.`)
  const isSaid = notes.some(({ code }) => code === "runs-again")
  return [...words, ...(isEvaluated || isSaid ? [] : [runsAgainWords])].join(" ")
}

export const runsAgainWords =
  "The run failed, which a snapshot cannot say: whoever loads it runs it again."
