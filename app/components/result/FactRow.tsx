import { memo } from "react"
import { type FactLine, termStyle } from "../../state/derive/facts.ts"
import { followMaker } from "../../state/follow.ts"
import { store } from "../../state/page.ts"
import { blockName } from "../../state/derive/words.ts"
import { ProofLink } from "../explain/ProofLink.tsx"
import { Chip } from "../ui/Chip.tsx"
import styles from "./Facts.module.css"

interface Props {
  /** Null while the row is still to come. */
  line: FactLine | null
  /** How many columns there are. */
  width: number
  /** The number of the row for a screen reader, where not all rows are there. */
  index?: number
  /** Whether the clause at the caret may not read it. */
  unseen?: boolean
}

/** One fact: its terms, the blocks that made it possible, and its birth. */
export const FactRow = memo(({ line, width, index, unseen = false }: Props) => {
  if (line === null) {
    return (
      <tr className={styles.awaited} aria-rowindex={index}>
        <td colSpan={width}>…</td>
      </tr>
    )
  }
  const { terms, origin, birth, isGiven, from, fact } = line
  return (
    <tr aria-rowindex={index} data-unseen={unseen}>
      {terms.map((term, i) => (
        <td key={i} className={termStyle(term)} title={term}>
          <bdi>{term}</bdi>
        </td>
      ))}
      <td
        className={styles.origin}
        title={`${origin.map(blockName).join(", ")}${unseen ? notSeen : ""}`}
      >
        {origin.map((block) => (
          <Chip key={block} block={block} />
        ))}
      </td>
      <td className={styles.birth} title={birth}>
        {isGiven ? (
          <button
            type="button"
            title="Go to where it is stated"
            onClick={() => followMaker(store.getState(), from)}
          >
            {birth}
          </button>
        ) : (
          <ProofLink proved={{ kind: "fact", fact }}>{birth}</ProofLink>
        )}
      </td>
    </tr>
  )
})
FactRow.displayName = "FactRow"

/** Said after the origin of a fact. */
const notSeen = ": not seen from the clause at the caret"
