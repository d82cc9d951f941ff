/** How it stands with the open document in this browser: whether it has work in it, and where that is. */
import { holdsReal, isKeptAlike } from "../keep/real.ts"
import type { LeftDocument, State } from "../state.ts"

/** Whether something of the reader's is in it, kept or not. */
export const hasWork = (document: LeftDocument): boolean =>
  document.kept.stored !== null || holdsReal(document.documents) || isUnkept(document)

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

export interface KeepingWords {
  readonly state: Keeping
  /** "" where there is nothing to say. */
  readonly text: string
  /** The whole of it, where `text` is the beginning. */
  readonly detail: string
}

/** How it stands, in a few words. */
export const keepingWords: (state: State) => KeepingWords = keepLast((state) => {
  const now = keeping(state)
  const { kept, documents } = state
  const without = !kept.keepsReal && holdsReal(documents)
  switch (now) {
    case "unchanged":
      return without ? said(now, "Pasted: not saved", leftOut) : said(now, "", "")
    case "saving":
      return said(now, "Saving…", "")
    case "saved":
      return without
        ? said(now, "Saved, without what was pasted", leftOut)
        : said(now, "Saved in this browser", "")
    case "refused":
      return said(now, "Not saved", kept.refusal ?? "")
    case "conflict":
      return said(
        now,
        "Changed in another tab",
        "What is written here is kept among the revisions.",
      )
    default:
      return now satisfies never
  }
})

const leftOut = "What was pasted is not saved, not among the revisions and not in links."

const said = (state: Keeping, text: string, detail: string): KeepingWords => ({
  state,
  text,
  detail,
})

/** The same object as long as it says the same. */
function keepLast(compute: (state: State) => KeepingWords): (state: State) => KeepingWords {
  let last: KeepingWords | null = null
  return (state) => {
    const next = compute(state)
    if (last?.text !== next.text || last.detail !== next.detail) last = next
    return last
  }
}
