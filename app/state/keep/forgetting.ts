/**
 * Takes what came from elsewhere out of all that is stored of a document, because the reader wants it kept no longer:
 * out of the document and its revisions, in one go.
 */
import type { SavedDocument } from "../../../src/document/index.ts"
import type { Rewriting } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import type { Keeper } from "./keeper.ts"
import { findOpen } from "./left.ts"
import { readDocument, readRevision } from "./records.ts"
import { forgottenWords, reasonWords, unforgottenWords } from "./words.ts"

export function forgetting({ archive, get, host, tell }: DeskTools, keeper: Keeper) {
  /** What is stored has a new version then, and is this tab's where it was before. */
  async function forget(id: string) {
    const known = findOpen(get(), id)?.kept.stored ?? null
    let found = 0
    const done = await archive.rewrite(id, {
      ...withoutRealIn,
      document: (value) => {
        found = readDocument(value)?.version ?? 0
        return withoutRealIn.document(value)
      },
    })
    if (done.kind === "refused" || !done.value) return done
    if (known?.version === found) {
      get().actions.finishKeeping(id, { stored: { ...known, version: found + 1 } })
    }
    host.tabs.announce({ kind: "saved", document: id, at: host.now().getTime() })
    return done
  }

  return {
    forgetReal: async (): Promise<void> => {
      const { actions, kept, shelf } = get()
      const done = await keeper.inTurn(() => forget(kept.id))
      const now = get()
      if (now.kept.id === kept.id) await keeper.save(now)
      tell(done.kind === "done" ? forgottenWords : unforgottenWords(reasonWords(done.code)))
      if (shelf.revisions !== null) await actions.listRevisions()
    },
  }
}

/** What cannot be read may hold it too: of revisions it is removed, as nothing could come of it. */
export const withoutRealIn: Rewriting = {
  document: (value) => {
    const record = readDocument(value)
    if (record === null || typeof record.saved === "string") return null
    if (!record.keepsReal && !holdsReal(record.saved)) return null
    const { saved, version } = record
    return { ...record, saved: withoutReal(saved), keepsReal: false, version: version + 1 }
  },
  revision: (value) => {
    const record = readRevision(value)
    if (record === null || typeof record.saved === "string") return null
    return { ...record, saved: withoutReal(record.saved) }
  },
}

const holdsReal = ({ pasted, snapshot }: SavedDocument): boolean =>
  pasted !== null || snapshot !== ""

/** With a snapshot goes the authorizer over it, which may be its own. */
const withoutReal = (saved: SavedDocument): SavedDocument => ({
  ...saved,
  source: "authored",
  pasted: null,
  snapshot: "",
  authorizer: saved.source === "snapshot" ? "" : saved.authorizer,
  revoked: saved.source === "authored" ? saved.revoked : "",
})
