import { useId, useRef } from "react"
import { Message } from "../ui/Message.tsx"
import { PasteButtons } from "./PasteButtons.tsx"
import styles from "./PasteField.module.css"

interface Props {
  label: string
  /** What its buttons call the text: `token`. */
  noun: string
  hint: string
  /** Lines it shows while it is empty or being written in. */
  rows: number
  value: string
  /** How long the text is, and the like. */
  amount?: string
  error: string | null
  /** What to do about it. */
  advice?: string | undefined
  /** Where in the text it is. */
  at?: number | undefined
  /** What to know of a value that is right. */
  note?: string | undefined
  /** Whether it takes the focus when it appears empty. */
  focused?: boolean
  onChange: (value: string) => void
}

/** A labelled text field with its error under it. */
export function PasteField(props: Props) {
  const { label, noun, hint, rows, value, amount, error, advice, at, note } = props
  const { focused = false, onChange } = props
  const id = useId()
  const text = useRef<HTMLTextAreaElement>(null)
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <span>{value !== "" && amount}</span>
        <PasteButtons noun={noun} isEmpty={value === ""} at={at} field={text} onChange={onChange} />
      </div>
      <div className={styles.box} data-filled={value !== ""}>
        <textarea
          ref={text}
          id={id}
          name={noun}
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
          // It shows its first line while it is not written in.
          onBlur={(event) => event.currentTarget.scrollTo({ top: 0 })}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-error`} className={styles.error} role="status">
        <Message text={error ?? ""} />
        {advice !== undefined && (
          <span>
            <Message text={advice} />
          </span>
        )}
        {error === null && note !== undefined && (
          <span>
            <Message text={note} />
          </span>
        )}
      </p>
    </div>
  )
}
