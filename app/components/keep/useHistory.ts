/** The revisions of the open document, and which of them is chosen. */
import { type RefObject, useEffect, useRef, useState } from "react"
import type { SavedDocument } from "../../../src/document/index.ts"
import { type RevisionRow, revisionRows } from "../../state/derive/shelf.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { useNow } from "./useNow.ts"

export interface HistoryState {
  /** Null while they are being fetched. */
  readonly rows: readonly RevisionRow[] | null
  /** The newest where none was chosen. */
  readonly chosen: RevisionRow | undefined
  readonly choose: (key: number) => void
  readonly present: SavedDocument | null
  readonly list: RefObject<HTMLFieldSetElement | null>
}

export function useHistory(): HistoryState {
  const now = useNow()
  const [key, choose] = useState<number | null>(null)
  const rows = usePlayground(({ shelf }) => revisionRows(shelf.revisions, now))
  const present = usePlayground(({ view }) => view.present)
  const { lookBack } = useActions()
  useEffect(() => void lookBack(), [lookBack])
  const list = useRef<HTMLFieldSetElement>(null)
  const isThere = rows !== null
  useEffect(() => {
    if (isThere) list.current?.querySelector<HTMLElement>(":checked")?.focus()
  }, [isThere])
  const chosen = rows?.find((row) => row.key === key) ?? rows?.[0]
  return { rows, chosen, choose, present, list }
}
