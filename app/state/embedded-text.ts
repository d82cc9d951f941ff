/** Texts of an embedded page by their ids, whichever kind they are of. */
import { type DocumentId, findBlock } from "./documents.ts"
import type { State, Store } from "./state.ts"

/** Whether a text is signed elsewhere, so that it can be read only. */
export const isFixed = ({ documents }: State, document: DocumentId): boolean =>
  typeof document === "number"
    ? (findBlock(documents, document)?.signed ?? null) !== null
    : document !== "authorizer"

export function editDocument(
  { getState }: Store,
  document: DocumentId,
  text: string,
  typed: boolean,
): void {
  const { actions } = getState()
  if (document === "authorizer") actions.editAuthorizer(text, typed)
  else if (typeof document === "number") actions.editBlock(document, text, typed)
}
