/** What can be done with documents that the browser keeps, in the reader's words. */
import type { Kept, RevisionItem, ShelfItem, State } from "../state.ts"

export interface KeepActions {
  /** Names the open document or another one; the name is cut to what can be shown. */
  renameDocument(id: string, name: string): Promise<void>
  /** Opens a kept document; the one that was open stays among them. */
  openKept(id: string): Promise<void>
  /** Opens a copy of a kept document as one of its own. */
  duplicateDocument(id: string): Promise<void>
  /** Deletes it with its revisions; the notice of that brings it back. */
  deleteDocument(id: string): Promise<void>
  undeleteDocument(id: string): Promise<void>
  /** Saves a kept document as a file; one that cannot be read as it is. */
  exportKept(id: string): Promise<void>
  /** Keeps the open document as it stands now, beside its later states; null for one without a name. */
  saveRevision(name: string | null): Promise<void>
  /** Puts a revision in place of what is written, in one step. */
  restoreRevision(key: number): Promise<void>
  /**
   * Keeps a pasted token and a snapshot of the open document in this browser too, or no longer: they are then taken out
   * of the document and its revisions too.
   */
  keepReal(on: boolean): Promise<void>
  /** Puts what another tab saved in place of what is written; that stays among the revisions. */
  takeTheirs(): Promise<void>
  /** Makes what is written a document of its own; what the other tab saved stays as it is. */
  keepMine(): void
  /** Saves the open document as a file. */
  exportFile(): Promise<void>
  /** Brings `State.shelf.documents` up to date. */
  listDocuments(): Promise<void>
  /** Brings `State.shelf.revisions` up to date: those of the open document. */
  listRevisions(): Promise<void>

  /** Fetches the code that keeps documents. */
  readyKeeping(): Promise<void>
  /** Has the storage open before something is put into it. */
  readyStorage(): Promise<void>
  /** At the start: opens a kept document in place of the first example, if that is wanted when it is there. */
  reopen(id: string, isWanted: () => boolean): Promise<void>
  /** Keeps a state of the page, if there is anything in it that is not kept. */
  keepState(state: State): Promise<void>
  /** The same of a page that may be gone in a moment. */
  keepLast(state: State): Promise<void>
  /** Keeps a state among the revisions, if it says something that the last one does not. */
  settleState(state: State): Promise<void>
  /** Takes note of how keeping a document stands, as long as it is open. */
  finishKeeping(id: string, kept: Partial<Kept>): void
  finishDocuments(documents: readonly ShelfItem[]): void
  finishRevisions(revisions: readonly RevisionItem[]): void
}
