/** Documents that this browser keeps and the revisions of the open one, as lists to choose from. */
import type { SavedDocument } from "../../../src/document/index.ts"
import type { Shelf } from "../state.ts"
import { memo } from "./memo.ts"
import { count } from "./words.ts"

export interface ShelfRow {
  readonly id: string
  /** As its author wrote it; "" where it has none. */
  readonly name: string
  /** What it is called on the page. */
  readonly called: string
  /** What is in it, or why that cannot be read. */
  readonly summary: string
  readonly when: When
  readonly isOpen: boolean
  /** Why it cannot be named, copied or saved from the list; null where it can. */
  readonly blocked: string | null
  readonly isReadable: boolean
}

export interface When {
  /** `5 minutes ago`. */
  readonly ago: string
  /** The whole date; "" where none is known. */
  readonly exact: string
}

/** The documents whose name or content has what is searched for; null while they are being fetched. */
export const shelfRows: (
  documents: Shelf["documents"],
  filter: string,
  open: string,
  now: number,
) => readonly ShelfRow[] | null = memo((documents, filter, open, now) => {
  if (documents === null) return null
  const wanted = filter.trim().toLowerCase()
  return documents
    .map(({ id, name, summary, at, unreadable }): ShelfRow => ({
      id,
      name,
      called: name === "" ? "Untitled" : name,
      summary: unreadable === null ? summary : `It cannot be opened: ${unreadable}.`,
      when: at === null ? unkept : whenWords(at, now),
      isOpen: id === open,
      blocked: blockedWords(unreadable !== null, at === null && id !== open),
      isReadable: unreadable === null,
    }))
    .filter(({ called, summary }) => `${called}\n${summary}`.toLowerCase().includes(wanted))
})

function blockedWords(isUnreadable: boolean, isLeft: boolean): string | null {
  if (isUnreadable) return "it cannot be read"
  return isLeft ? "only this tab holds it: open it first" : null
}

const unkept: When = { ago: "in this tab alone", exact: "" }

export interface RevisionRow {
  readonly key: number
  readonly title: string
  readonly isNamed: boolean
  readonly when: When
  /** Null where it cannot be read. */
  readonly saved: SavedDocument | null
}

/** Null while they are being fetched. */
export const revisionRows: (
  revisions: Shelf["revisions"],
  now: number,
) => readonly RevisionRow[] | null = memo(
  (revisions, now) =>
    revisions?.map(({ key, name, at, saved }) => ({
      key,
      title: saved === null ? "Cannot be read" : (name ?? "Saved by itself"),
      isNamed: name !== null,
      when: whenWords(at, now),
      saved,
    })) ?? null,
)

export const foundWords = (rows: readonly ShelfRow[] | null, filter: string): string =>
  rows === null || filter.trim() === "" ? "" : `${count(rows.length, "document")} found`

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" })
const absolute = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" })

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const

/** A time before now, in milliseconds; 0 where none is known. */
export function whenWords(at: number, now: number): When {
  if (at === 0) return { ago: "no date", exact: "" }
  const exact = absolute.format(at)
  const past = now - at
  // Clocks of other tabs and other days may be ahead.
  const unit = units.find(([, length]) => past >= length)
  if (unit === undefined) return { ago: "just now", exact }
  const [name, length] = unit
  const ago = Math.floor(past / length)
  return { ago: name === "day" && ago > 30 ? exact : relative.format(-ago, name), exact }
}
