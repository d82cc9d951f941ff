import { memo } from "react"
import { clauseKey } from "../../state/derive/clauses.ts"
import type { WhyRow } from "../../state/derive/why.ts"
import { follow } from "../../state/follow.ts"
import { store, useActions } from "../../state/page.ts"
import { Explanation } from "./explanations.ts"
import { Button } from "../ui/Button.tsx"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./WhyPane.module.css"

/** A clause that decided, in full, with its explanation. */
export const ClauseCard = memo(({ row }: { row: WhyRow }) => {
  const { openExplanation } = useActions()
  const { kind, block, index, isOpen } = row
  return (
    <li className={styles.card} data-tone={row.tone} data-clause={clauseKey(row)}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={() => openExplanation({ kind, block, index }, !isOpen)}
        >
          <Icon name={row.tone} />
          <Chip block={block} />
          <span className={styles.result}>
            {kind} {index} {row.result}
          </span>
          <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
        </button>
        <Button small onClick={() => follow(store.getState(), row)}>
          Go to source
        </Button>
      </div>
      <Datalog text={row.text} />
      {isOpen && <Explanation clause={row} />}
    </li>
  )
})
ClauseCard.displayName = "ClauseCard"
