/** How a dialog opens, and that it gives the focus back as it closes. */
import { type RefObject, type SyntheticEvent, useLayoutEffect, useRef } from "react"
import { store, useActions } from "../../state/page.ts"

export interface DialogState {
  readonly element: RefObject<HTMLDialogElement | null>
  readonly closed: (event: SyntheticEvent<HTMLDialogElement>) => void
}

export function useDialog(): DialogState {
  const element = useRef<HTMLDialogElement>(null)
  const { openDialog } = useActions()
  const opened = useRef(store.getState().view.dialog)
  useLayoutEffect(() => {
    const dialog = element.current!
    dialog.showModal()
    // Taken from the page while open, it would leave the focus nowhere.
    return () => dialog.close()
  }, [])
  return {
    element,
    // The event comes late, perhaps after the dialog was opened again, or another one.
    closed: ({ currentTarget }) => {
      const isLast = store.getState().view.dialog === opened.current
      if (isLast && !currentTarget.open) openDialog(null)
    },
  }
}
