import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "./Button.tsx"

interface Props {
  text: string
  /** What is copied, as in "Copied the token". */
  what: string
  /** The words on the button. */
  title?: string
  /** Whether it is what one is here for. */
  isMain?: boolean
  isDisabled?: boolean
}

/** Copies a text; for two seconds the button says that it did, or was refused. */
export function CopyButton({
  text,
  what,
  title = "Copy",
  isMain = false,
  isDisabled = false,
}: Props) {
  const done = usePlayground(({ view }) => (view.copied?.text === text ? view.copied.done : null))
  const { copy } = useActions()
  const label = done === null ? title : done ? "Copied" : "Refused"
  return (
    <Button
      small={!isMain}
      look={isMain ? "solid" : "line"}
      icon={done === null ? "copy" : done ? "allow" : "deny"}
      aria-label={done === null ? `Copy ${what}` : `${label}: ${what}`}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) void copy(text, what)
      }}
    >
      {label}
    </Button>
  )
}
