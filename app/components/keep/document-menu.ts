/** What can be done with a kept document. */
import type { ShelfRow } from "../../state/derive/shelf.ts"
import type { Actions } from "../../state/state.ts"
import type { MenuItem } from "../ui/Menu.tsx"

/** The field that has the focus while the list changes. */
export const searchId = "documents-search"

export const documentMenu = (
  { id, isOpen, isReadable, blocked }: ShelfRow,
  { duplicateDocument, exportFile, exportKept, deleteDocument, openDialog }: Actions,
): readonly MenuItem[] => [
  {
    id: "duplicate",
    title: "Duplicate",
    note: "Opens the copy.",
    icon: "duplicate",
    blocked,
    run: () => {
      openDialog(null)
      void duplicateDocument(id)
    },
  },
  {
    id: "save",
    title: isReadable ? "Save as a file" : "Save it as it is",
    icon: "download",
    blocked: isReadable ? blocked : null,
    run: () => void (isOpen ? exportFile() : exportKept(id)),
  },
  {
    id: "delete",
    title: "Delete",
    note: "With its history. Can be undone while this tab is open.",
    icon: "trash",
    separated: true,
    run: () => {
      // The line that has the focus is about to go.
      document.getElementById(searchId)?.focus()
      void deleteDocument(id)
    },
  },
]
