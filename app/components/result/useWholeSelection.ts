/** Selects all of an element's text as it gets the focus, as a field does; after that the reader selects. */
import { type FocusEvent, type MouseEvent, useRef } from "react"

interface Handlers {
  readonly onFocus: (event: FocusEvent) => void
  readonly onClick: (event: MouseEvent) => void
}

export function useWholeSelection(): Handlers {
  const isFirst = useRef(false)
  return {
    onFocus: ({ currentTarget }) => {
      isFirst.current = true
      getSelection()?.selectAllChildren(currentTarget)
    },
    // The click that gave the focus has put the cursor somewhere; one that ends a drag keeps its selection.
    onClick: ({ currentTarget }) => {
      const selection = getSelection()
      if (isFirst.current && selection?.isCollapsed) selection.selectAllChildren(currentTarget)
      isFirst.current = false
    },
  }
}
