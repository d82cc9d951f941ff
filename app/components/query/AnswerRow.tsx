import { memo, useId, useState } from "react"
import { termStyle } from "../../state/derive/facts.ts"
import type { AnswerRow as Row } from "../../state/derive/query-answer.ts"
import { useActions } from "../../state/page.ts"
import { blockName, count } from "../../state/derive/words.ts"
import { Chip } from "../ui/Chip.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Premises } from "./Premises.tsx"
import styles from "./Query.module.css"

/** One answer; the facts that it comes from are opened under it, or the proof of the only one. */
export const AnswerRow = memo(({ row: { row, terms, origin, premises } }: { row: Row }) => {
  const [isOpen, open] = useState(false)
  const id = useId()
  const { explainFact } = useActions()
  const [only] = premises
  const isSingle = premises.length === 1
  const name = terms.length > 0 ? terms.join(", ") : `way ${row + 1}`
  return (
    <>
      <tr>
        {terms.map((term, i) => (
          <td key={i} className={termStyle(term)} title={term}>
            <bdi>{term}</bdi>
          </td>
        ))}
        <td className={styles.origin} title={origin.map(blockName).join(", ")}>
          {origin.map((block) => (
            <Chip key={block} block={block} />
          ))}
        </td>
        <td className={styles.why}>
          {isSingle && (
            <button
              type="button"
              aria-label={`Why ${name}`}
              title={only!.text}
              onClick={() => explainFact(only!.fact)}
            >
              why
            </button>
          )}
          {premises.length > 1 && (
            <button
              type="button"
              aria-label={`Why ${name}`}
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => open(!isOpen)}
            >
              {count(premises.length, "fact")}
              <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
            </button>
          )}
        </td>
      </tr>
      {isOpen && <Premises id={id} premises={premises} width={terms.length + 2} />}
    </>
  )
})
AnswerRow.displayName = "AnswerRow"
