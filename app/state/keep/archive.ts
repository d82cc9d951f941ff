/**
 * Where documents are kept: what the page asks of the browser's storage. What comes out of it is data that anybody
 * may have changed, so it is `unknown` here, and read by records.ts. Nothing of it throws: it can be refused.
 */
import type { SavedDocument } from "../../../src/document/index.ts"

export interface Archive {
  documents(): Promise<Outcome<readonly unknown[]>>
  /** Undefined where there is none. */
  document(id: string): Promise<Outcome<unknown>>
  /**
   * Puts a document in the place of the one that has version `since`; of none where that is null.
   * "changed" where another version is there, which stays. One that is gone is put back.
   */
  putDocument(record: DocumentRecord, since: number | null): Promise<Outcome<"put" | "changed">>
  /** Puts a document whatever is there, as the last thing that a page does: it takes no answer to be done. */
  putLast(record: DocumentRecord): Promise<Outcome<null>>
  /** Removes a document and its revisions, and gives them. */
  removeDocument(id: string): Promise<Outcome<Removed>>
  /** Beside a document that was put meanwhile only the revisions. */
  putBack(removed: Removed): Promise<Outcome<"put" | "there">>
  /** Puts other records in the place of a document and its revisions, in one go; gives whether the document changed. */
  rewrite(id: string, rewriting: Rewriting): Promise<Outcome<boolean>>
  revisions(document: string): Promise<Outcome<readonly unknown[]>>
  /** In the place of the one with its key; a new one without. Gives its key. */
  putRevision(record: RevisionRecord): Promise<Outcome<number>>
  removeRevisions(keys: readonly number[]): Promise<Outcome<null>>
  /** Removes as many of the oldest revisions without a name, of all documents; gives how many there were. */
  thin(count: number): Promise<Outcome<number>>
}

/** What takes the place of records, which are as they were kept, readable or not. */
export interface Rewriting {
  /** Null where it stays. */
  document(value: unknown): DocumentRecord | null
  /** Null where it is removed. */
  revision(value: unknown): RevisionRecord | null
}

/** As it was kept, readable or not. */
export interface Removed {
  readonly document: unknown
  readonly revisions: readonly unknown[]
}

export interface DocumentRecord {
  readonly id: string
  readonly name: string
  readonly saved: SavedDocument
  /** When it was put, in milliseconds. */
  readonly at: number
  /** Greater each time that it is put. */
  readonly version: number
  /** Whether a pasted token and a snapshot are kept with it, as the reader asked. */
  readonly keepsReal: boolean
}

export interface RevisionRecord {
  /** Given by the archive. */
  readonly key?: number
  readonly document: string
  readonly at: number
  /** Null for one that was made by itself. */
  readonly name: string | null
  readonly saved: SavedDocument
}

export type Outcome<T> = { readonly kind: "done"; readonly value: T } | ArchiveRefusal

export interface ArchiveRefusal {
  readonly kind: "refused"
  readonly code: RefusalCode
}

export type RefusalCode =
  /** The browser allows no storage: a private window, a setting, or a page within another one. */
  | "denied"
  /** There is no room. */
  | "full"
  /** A newer version of the page made what is there. */
  | "newer"
  /** An older version of the page has it open in another tab. */
  | "blocked"
  /** A newer version of the page took it over, in another tab. */
  | "taken"
  /** Anything else. */
  | "failed"

/** What tabs tell each other. */
export type News =
  | { readonly kind: "saved"; readonly document: string; readonly at: number }
  /** A tab opened a document; another one that has it open answers. */
  | { readonly kind: "opened" | "open-too"; readonly document: string }
  | { readonly kind: "deleted"; readonly document: string }

/** The other tabs of this page, in this browser. */
export interface Tabs {
  announce(news: News): void
  /** The returned function ends it. */
  listen(hear: (news: News) => void): () => void
}

/** Which document is opened at the next start. */
export interface Bookmark {
  /** Of this tab, and of whichever tab kept one last; null where none is known. */
  read(): { readonly tab: string | null; readonly last: string | null }
  write(document: string | null): void
}
