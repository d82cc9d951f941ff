import { useEffect, useState } from "react"
import { foundWords, shelfRows } from "../../state/derive/shelf.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { Empty } from "../ui/Empty.tsx"
import { DialogNotice } from "./DialogNotice.tsx"
import { DocumentItem } from "./DocumentItem.tsx"
import { DocumentsBar } from "./DocumentsBar.tsx"
import styles from "./Keep.module.css"
import { useNow } from "./useNow.ts"

/** The documents that this browser keeps. */
export function DocumentsDialog() {
  const now = useNow()
  const [filter, setFilter] = useState("")
  const rows = usePlayground(({ shelf, kept }) => shelfRows(shelf.documents, filter, kept.id, now))
  const { listDocuments } = useActions()
  useEffect(() => void listDocuments(), [listDocuments])
  return (
    <Dialog title="Documents">
      <DocumentsBar filter={filter} setFilter={setFilter} found={foundWords(rows, filter)} />
      <DialogNotice />
      {rows?.length === 0 && filter !== "" && (
        <Empty title="No document has that in its name or in its first line" />
      )}
      {rows?.length === 0 && filter === "" && (
        <Empty title="No document is kept yet">
          What you write is kept in this browser by itself, a second after you write it: close the
          tab, and find it here. A token that you paste is not kept until you ask for it.
        </Empty>
      )}
      <ul className={styles.list} aria-label="Documents" aria-busy={rows === null}>
        {rows?.map((row) => (
          <DocumentItem key={row.id} row={row} />
        ))}
      </ul>
    </Dialog>
  )
}
