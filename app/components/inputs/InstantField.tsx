import { useState } from "react"
import { fieldOfInstant, firstInstant, instantOfField, lastInstant } from "../../state/clock.ts"

interface Props {
  id: string
  instant: string
  onInstant: (instant: string) => void
}

/** A field for an instant in UTC. While it is being written in, it holds what is written, whole or not. */
export function InstantField({ id, instant, onInstant }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <input
      id={id}
      type="datetime-local"
      step={1}
      min={fieldOfInstant(firstInstant)}
      max={fieldOfInstant(lastInstant)}
      value={draft ?? fieldOfInstant(instant)}
      onBlur={() => setDraft(null)}
      onChange={({ currentTarget: { value } }) => {
        const written = instantOfField(value)
        setDraft(value)
        if (written !== null) onInstant(written)
      }}
    />
  )
}
