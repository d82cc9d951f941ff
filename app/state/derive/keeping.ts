/** How it stands with the open document in this browser: whether it has work in it, and where that is. */
import { isKeptAlike } from "../keep/real.ts"
import type { LeftDocument, State } from "../state.ts"

/** Whether something of the reader's is in it, kept or not. */
export const hasWork = ({ documents, kept }: LeftDocument): boolean =>
  kept.stored !== null || kept.began !== documents

/** Whether the browser does not hold it as it stands. */
export function isUnkept({ documents, kept }: LeftDocument): boolean {
  const { stored, began, name, keepsReal } = kept
  if (stored === null) return began === null || !isKeptAlike(began, documents, keepsReal)
  return (
    stored.name !== name ||
    stored.keepsReal !== keepsReal ||
    !isKeptAlike(stored.documents, documents, keepsReal)
  )
}

export type Keeping =
  /** There is nothing to keep yet. */
  | "unchanged"
  | "saving"
  | "saved"
  /** Only this tab holds it; `Kept.refusal` says why. */
  | "refused"
  /** Another tab saved it meanwhile. */
  | "conflict"

export function keeping(state: LeftDocument): Keeping {
  const { kept } = state
  if (kept.conflict !== null) return "conflict"
  if (kept.refusal !== null) return "refused"
  if (isUnkept(state)) return "saving"
  return kept.stored === null ? "unchanged" : "saved"
}

/** Whether what is shown came from elsewhere, with something in it. */
export const isReal = ({ documents: { source, pasted, snapshot } }: Pick<State, "documents">) =>
  source === "pasted" ? pasted.token !== "" : source === "snapshot" && snapshot.text !== ""
