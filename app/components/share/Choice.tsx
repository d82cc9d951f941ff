import { type ReactNode, useId } from "react"
import styles from "./Share.module.css"

interface Props {
  title: string
  /** What it means. */
  about?: ReactNode
  /** Of the choices that exclude each other; a box to tick without it. */
  group?: string
  isChosen: boolean
  /** Why it cannot be chosen; null when it can. */
  blocked: string | null
  onChange: (isChosen: boolean) => void
}

/** Something to choose, with a sentence about it. */
export function Choice({ title, about, group, isChosen, blocked, onChange }: Props) {
  const id = useId()
  const words = blocked === null ? about : `Not possible: ${blocked}.`
  return (
    <div className={styles.choice}>
      <input
        id={id}
        type={group === undefined ? "checkbox" : "radio"}
        name={group}
        checked={isChosen}
        disabled={blocked !== null}
        aria-describedby={words === undefined ? undefined : `${id}-about`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <label htmlFor={id}>{title}</label>
      {words !== undefined && <p id={`${id}-about`}>{words}</p>}
    </div>
  )
}
