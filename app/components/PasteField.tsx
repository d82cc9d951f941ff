import { useId } from "react"
import styles from "./PasteField.module.css"

interface Props {
  label: string
  hint: string
  rows: number
  value: string
  error: string | null
  /** What to know of a value that is right. */
  note?: string | undefined
  /** Whether it takes the focus when it appears. */
  focused?: boolean
  onChange: (value: string) => void
}

/** A labelled text field with its error under it. */
export function PasteField({
  label,
  hint,
  rows,
  value,
  error,
  note,
  focused = false,
  onChange,
}: Props) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        // It appears because the reader asked for it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={focused}
        rows={rows}
        value={value}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-error`} className={styles.error} role="status">
        {error}
        {error === null && note !== undefined && <span>{note}</span>}
      </p>
    </div>
  )
}
