import type { ClipboardEvent } from "react"
import { store, useActions } from "../../state/page.ts"
import { longPaste } from "../../state/revocation-list.ts"

/** Takes a list that is too long for the field past it: laying out 100,000 lines takes a browser seconds. */
export function useListPaste(): (event: ClipboardEvent<HTMLTextAreaElement>) => void {
  const { editRevoked } = useActions()
  return (event) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    const { text } = store.getState().documents.revoked
    const pasted = event.clipboardData.getData("text/plain")
    const whole = longPaste(text, pasted, selectionStart, selectionEnd)
    if (whole === null) return
    event.preventDefault()
    editRevoked(whole, false)
  }
}
