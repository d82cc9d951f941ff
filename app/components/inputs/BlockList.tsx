import { useState } from "react"
import { type BlockDraft, firstMovable } from "../../state/documents.ts"
import { type Drag, lineBeside } from "../../state/drag.ts"
import { usePlayground } from "../../state/page.ts"
import { BlockCard } from "./BlockCard.tsx"
import styles from "./Card.module.css"

/** The blocks written here, in the order of the token. */
export function BlockList({ blocks }: { blocks: readonly BlockDraft[] }) {
  const first = usePlayground(({ documents }) => firstMovable(documents))
  const [drag, setDrag] = useState<Drag | null>(null)
  return (
    <div data-list="">
      {blocks.map((block, index) => (
        <div
          key={block.id}
          className={styles.slot}
          data-movable={index >= first}
          data-line={lineBeside(drag, index - first, blocks.length - first)}
          data-dragged={drag?.from === index - first}
        >
          <BlockCard block={block} index={index} onDrag={setDrag} />
        </div>
      ))}
    </div>
  )
}
