/** What is typed in the gallery, and how the arrow keys go through it. */
import { type KeyboardEvent, useState } from "react"
import { type CardGroup, gallery, galleryCount } from "../../state/derive/examples.ts"
import { usePlayground } from "../../state/page.ts"
import { type DialogState, useDialog } from "../ui/useDialog.ts"
import { besideOf } from "./beside.ts"

export interface GalleryState extends DialogState {
  readonly typed: string
  readonly type: (typed: string) => void
  readonly groups: readonly CardGroup[]
  readonly count: number
  readonly takeKey: (event: KeyboardEvent) => void
}

export function useGallery(): GalleryState {
  const { element, closed } = useDialog()
  const [typed, type] = useState("")
  const seen = usePlayground(({ view }) => view.seen)
  const groups = gallery(typed, seen)
  return {
    element,
    closed,
    typed,
    type,
    groups,
    count: galleryCount(groups),
    takeKey: (event) => {
      const isTyping = event.target instanceof HTMLInputElement
      const choices = [...element.current!.querySelectorAll<HTMLElement>("[data-choice]")]
      if (isTyping && event.key === "Enter") choices[0]?.click()
      const next = isTyping
        ? event.key === "ArrowDown" && choices[0]
        : besideOf(choices, event.target, event.key)
      if (!next) return
      event.preventDefault()
      next.focus()
    },
  }
}
