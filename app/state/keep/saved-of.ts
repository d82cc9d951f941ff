/** A state of the page as it is kept. */
import type { SavedDocument } from "../../../src/document/index.ts"
import type { Outcome } from "./archive.ts"
import type { Host } from "../host.ts"
import { keptPart } from "./real.ts"
import { toSaved } from "../saving.ts"
import type { State } from "../state.ts"

/** Without a private key, and without what came from elsewhere, unless the reader asked to keep that. */
export async function savedOf(
  state: State,
  workshop: Host["workshop"],
): Promise<Outcome<SavedDocument>> {
  const { name, keepsReal } = state.kept
  const documents = keptPart(state.documents, keepsReal)
  try {
    return { kind: "done", value: await toSaved({ ...state, documents }, name, workshop) }
  } catch {
    // The workshop, which derives the keys of third parties, was stopped over it.
    return { kind: "refused", code: "failed" }
  }
}

/** As it is kept beside what another tab saved, which may have been told to keep nothing from elsewhere any more. */
export const besideTheirs = (state: State): State => ({
  ...state,
  kept: { ...state.kept, keepsReal: false },
})
