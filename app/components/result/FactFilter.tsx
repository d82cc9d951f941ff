import type { KeyboardEvent, ReactNode } from "react"
import { digits } from "../../state/derive/words.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Facts.module.css"

interface Props {
  label: string
  /** How many facts the filter keeps. */
  matching: number
  /** What else stands in the row. */
  children?: ReactNode
}

/** Keeps the facts that contain a text, in their terms, their origin or their birth; Escape clears it. */
export function FactFilter({ label, matching, children }: Props) {
  const filter = usePlayground((state) => state.view.facts.filter)
  const { filterFacts } = useActions()
  const clear = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || filter === "") return
    event.stopPropagation()
    filterFacts("")
  }
  return (
    <div className={styles.filter}>
      <label className={styles.field}>
        <Icon name="filter" />
        <input
          type="search"
          value={filter}
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          data-own-undo
          data-own-paste
          onChange={(event) => filterFacts(event.currentTarget.value)}
          onKeyDown={clear}
        />
        <output aria-live="polite">{filter === "" ? "" : `${digits(matching)} found`}</output>
      </label>
      {children}
    </div>
  )
}
