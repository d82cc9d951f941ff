import { type ReactNode, useState } from "react"
import { Button } from "../ui/Button.tsx"
import styles from "./Tables.module.css"

interface Props {
  title: string
  /** How many there are of what it lists. */
  amount: string
  isOpenAtFirst?: boolean
  children: ReactNode
}

/** A part of the pane that can be folded to its title. */
export function Section({ title, amount, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <section className={styles.section} aria-label={title}>
      <h2>
        <Button
          icon={isOpen ? "chevron-down" : "chevron-right"}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {title} <small>{amount}</small>
        </Button>
      </h2>
      {isOpen && children}
    </section>
  )
}
