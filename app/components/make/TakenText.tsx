import { useId } from "react"
import { Message } from "../ui/Message.tsx"
import styles from "./ThirdParty.module.css"

interface Props {
  label: string
  hint: string
  value: string
  /** Why it is not what it should be; "" for nothing. */
  message: string
  onChange: (value: string) => void
}

/** A field for a text that was made elsewhere. */
export function TakenText({ label, hint, value, message, onChange }: Props) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={styles.code}
        rows={3}
        value={value}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        data-own-paste=""
        aria-invalid={message !== ""}
        aria-describedby={`${id}-message`}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <p id={`${id}-message`} className={styles.message} role="status">
        <Message text={message} />
      </p>
    </div>
  )
}
