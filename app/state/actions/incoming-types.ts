/** What can be done with documents that come from outside, or from the past, in the reader's words. */
import type { SavedDocument } from "../../../src/document/index.ts"
import type { Incoming } from "../state.ts"

export interface IncomingActions {
  /** Opens a document, or asks what becomes of the reader's work where there is some. */
  receive(saved: SavedDocument, from: Incoming["from"]): Promise<void>
  /** Opens what came as a document of its own; the one that was open stays among the kept ones. */
  openIncoming(): void
  /** Puts what came in place of what is written, in one step; that stays among the revisions too. */
  replaceByIncoming(): Promise<void>
  /** Puts away what came. */
  declineIncoming(): void
  /** Opens a clean sheet as a document of its own. */
  newDocument(): Promise<void>
  /** Brings `State.shelf.revisions` and `View.present` up to date. */
  lookBack(): Promise<void>
  /** Keeps the open document as it stands now, under a name, and lists it. */
  nameRevision(name: string): Promise<void>
  /** Saves a document, or a state of one, as a file. */
  saveAsFile(saved: SavedDocument): Promise<void>
}
