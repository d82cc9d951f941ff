import { memo } from "react"
import type { ProofLine } from "../../state/derive/proof-lines.ts"
import { Icon } from "../ui/Icon.tsx"
import { ProofFact } from "./ProofFact.tsx"
import { ProofGuides } from "./ProofGuides.tsx"
import { ProofRule } from "./ProofRule.tsx"
import styles from "./Proof.module.css"

interface Props {
  line: ProofLine
  /** Begins the ids of all items of a tree. */
  tree: string
  /** Whether the Tab key stops here. */
  isCurrent: boolean
}

/** A fact of a proof; while it is open, how its rule made it. The tree around it hears what is done with it. */
export const ProofItem = memo(({ line, tree, isCurrent }: Props) => {
  const { key, level, position, siblings, state, entry } = line
  const { fact, maker, making } = entry
  const id = tree + key
  const isToggle = state === "open" || state === "closed"
  return (
    <div
      className={styles.item}
      role="treeitem"
      id={id}
      data-key={key}
      data-state={state}
      tabIndex={isCurrent ? 0 : -1}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isToggle ? state === "open" : undefined}
      aria-labelledby={`${id}-fact ${id}-maker`}
      aria-describedby={making === null ? undefined : `${id}-rule`}
    >
      <ProofGuides level={level} />
      <span className={styles.toggle} data-toggle={isToggle}>
        {isToggle && <Icon name={state === "open" ? "chevron-down" : "chevron-right"} />}
      </span>
      <div className={styles.body}>
        <div className={styles.line}>
          <span id={`${id}-fact`}>
            {fact === null ? maker : <ProofFact fact={fact} isReached={isCurrent} />}
          </span>
          <span id={`${id}-maker`} className={styles.maker}>
            {state === "repeat" && <span data-first={line.first}>as above</span>}
            {state !== "repeat" && fact !== null && maker}
          </span>
        </div>
        {making !== null && (state === "open" || state === "leaf") && (
          <div id={`${id}-rule`}>
            <ProofRule making={making} isReached={isCurrent} />
          </div>
        )}
      </div>
    </div>
  )
})
ProofItem.displayName = "ProofItem"
