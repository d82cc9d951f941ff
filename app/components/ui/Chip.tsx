import type { BlockId } from "../../../src/ast/index.ts"
import { blockName, originColour } from "../../state/derive/words.ts"
import styles from "./Chip.module.css"

/** Names a block in its colour. */
export function Chip({ block }: { block: BlockId }) {
  return (
    <span className={styles.chip} data-origin={originColour(block)}>
      {blockName(block)}
    </span>
  )
}
