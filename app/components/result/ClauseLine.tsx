import { memo } from "react"
import { clauseKey } from "../../state/derive/clauses.ts"
import type { WhyRow } from "../../state/derive/why.ts"
import { addressName } from "../../state/derive/words.ts"
import { follow } from "../../state/follow.ts"
import { store, useActions } from "../../state/page.ts"
import { Explanation } from "./explanations.ts"
import { Button } from "../ui/Button.tsx"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./WhyPane.module.css"

/** A clause in one line, which opens its explanation, or leads to where that stands above. */
export const ClauseLine = memo(({ row }: { row: WhyRow }) => {
  const { openExplanation, explainClause } = useActions()
  const { kind, block, index, tone, text, result, isOpen, isAbove } = row
  const clause = { kind, block, index }
  return (
    <li data-clause={isAbove ? undefined : clauseKey(row)}>
      <div className={styles.line} data-tone={tone} data-reached={result !== "not reached"}>
        <button
          type="button"
          title={text}
          aria-expanded={isAbove ? undefined : isOpen}
          onClick={() => (isAbove ? explainClause(clause) : openExplanation(clause, !isOpen))}
        >
          <Icon name={tone} />
          <Chip block={block} />
          <span className={styles.name}>
            {kind} {index}
          </span>
          <Datalog text={text} />
          <span className={styles.result}>{result}</span>
          <Icon name={isAbove ? "up" : isOpen ? "chevron-down" : "chevron-right"} />
        </button>
        <Button
          small
          icon="source"
          aria-label={`Go to the source of ${addressName(row)}`}
          title="Go to source"
          onClick={() => follow(store.getState(), row)}
        />
      </div>
      {isOpen && !isAbove && <Explanation clause={row} />}
    </li>
  )
})
ClauseLine.displayName = "ClauseLine"
