import { useState } from "react"
import { copyText } from "../state/effects.ts"
import { Button } from "./Button.tsx"

const labels = { ready: "Copy", copied: "Copied", refused: "Select and copy by hand" } as const

/** Copies a text; says so for a while, politely for a screen reader too. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<keyof typeof labels>("ready")
  return (
    <Button
      small
      look="line"
      aria-label={`${labels[state]}${state === "ready" ? ` ${what}` : ""}`}
      onClick={() => copyText(text, setState)}
    >
      <span aria-live="polite">{labels[state]}</span>
    </Button>
  )
}
