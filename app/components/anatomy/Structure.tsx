import type { Anatomy } from "../../../src/worker/index.ts"
import styles from "./Bytes.module.css"
import { NodeItem } from "./NodeItem.tsx"
import { Space } from "./Space.tsx"
import { useStructure } from "./useStructure.ts"

/** What every byte is part of, as a tree. Only the rows in sight are drawn, so the tree itself has the focus. */
export function Structure({ anatomy }: { anatomy: Anatomy }) {
  const { scroller, id, lines, current, active, above, below, onKeyDown, onClick } =
    useStructure(anatomy)
  return (
    <div className={styles.structure}>
      <h2 className={styles.title}>Structure</h2>
      <div
        ref={scroller}
        className={styles.scroller}
        role="tree"
        aria-label="Structure of the token"
        aria-activedescendant={active}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <Space rows={above} />
        {lines.map((line) => (
          <NodeItem key={line.node} id={id} line={line} isCurrent={line.node === current} />
        ))}
        <Space rows={below} />
      </div>
    </div>
  )
}
