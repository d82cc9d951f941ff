/** What opening a snapshot makes of the documents, and leaving it; and what is said of one that is saved. */
import { printAuthorizer } from "../../src/ast/index.ts"
import type { SavedSnapshot, SnapshotView } from "../../src/worker/index.ts"
import { capitalise } from "./derive/words.ts"
import type { Documents, Program } from "./documents.ts"

/** Its authorizer and its limits take the place of those there were. */
export function withSnapshot(
  text: string,
  view: SnapshotView,
  documents: Documents,
): Partial<Documents> {
  const brought = programOf(view, documents)
  const exchange = { brought, replaced: ownProgram(documents) }
  return { source: "snapshot", snapshot: { text, exchange }, ...brought }
}

/** Its authorizer alone, in place of another one. */
export function withStoredAuthorizer(view: SnapshotView, documents: Documents): Partial<Documents> {
  const { text, exchange } = documents.snapshot
  const { authorizer } = programOf(view, documents)
  const brought = { authorizer, limits: exchange?.brought.limits ?? documents.limits }
  return { snapshot: { text, exchange: { brought, replaced: ownProgram(documents) } }, authorizer }
}

/** Of time there is no limit, as nowhere on the page by itself: it would measure this machine. */
function programOf({ authorizer, limits }: SnapshotView, documents: Documents): Program {
  const { maxFacts, maxIterations } = limits
  const { custom } = documents.limits
  return {
    authorizer: { text: printAuthorizer(authorizer).trimEnd() },
    limits: {
      name: "custom",
      custom: { ...custom, maxFacts, maxIterations, maxTime: Infinity, maxBlocks: Infinity },
    },
  }
}

/** What is the reader's own: where it is still what a snapshot brought, what was there before. */
export function ownProgram({ authorizer, limits, snapshot: { exchange } }: Documents): Program {
  if (exchange === null) return { authorizer, limits }
  const { brought, replaced } = exchange
  return {
    authorizer: authorizer === brought.authorizer ? replaced.authorizer : authorizer,
    limits: limits === brought.limits ? replaced.limits : limits,
  }
}

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
