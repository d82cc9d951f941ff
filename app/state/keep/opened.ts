/** A record of the archive as a document that can be opened. */
import type { Keys } from "../actions/actions.ts"
import type { DocumentRecord } from "./archive.ts"
import { emptyHistory } from "../history.ts"
import { fromSaved } from "../saving.ts"
import type { LeftDocument } from "../state.ts"

/** Draws the keys that it needs; never within a change. */
export function openedDocument(record: DocumentRecord, keys: Keys): LeftDocument {
  const { id, name, keepsReal, at, version, saved } = record
  const documents = fromSaved(saved, keys)
  return {
    documents,
    history: emptyHistory,
    kept: {
      id,
      name,
      began: documents,
      stored: { documents, name, keepsReal, at, version },
      refusal: null,
      keepsReal,
      conflict: null,
    },
  }
}
