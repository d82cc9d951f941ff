import type { RefObject } from "react"
import { Button } from "../ui/Button.tsx"

interface Props {
  noun: string
  isEmpty: boolean
  /** Where in the text something is wrong. */
  at: number | undefined
  field: RefObject<HTMLTextAreaElement | null>
  onChange: (value: string) => void
}

/** Selects the character at `at`, so that the browser brings it into sight. */
function show(field: HTMLTextAreaElement, at: number): void {
  field.focus()
  field.setSelectionRange(at, at + 1)
}

/** What can be done with the text of a field. */
export function PasteButtons({ noun, isEmpty, at, field, onChange }: Props) {
  if (isEmpty) return null
  return (
    <>
      {at !== undefined && (
        <Button
          small
          aria-label={`Show what is wrong in the ${noun}`}
          onClick={() => show(field.current!, at)}
        >
          Show it
        </Button>
      )}
      <Button small aria-label={`Replace ${noun}`} onClick={() => field.current!.select()}>
        Replace
      </Button>
      <Button
        small
        aria-label={`Clear ${noun}`}
        onClick={() => {
          onChange("")
          field.current!.focus()
        }}
      >
        Clear
      </Button>
    </>
  )
}
