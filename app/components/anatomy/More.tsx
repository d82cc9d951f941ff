import { digits } from "../../state/derive/words.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Tables.module.css"

/** Rows of a table that are drawn at first, and more each time. */
export const drawnAtOnce = 50

/** Draws more rows, while there are any. */
export function More({ left, onMore }: { left: number; onMore: () => void }) {
  if (left <= 0) return null
  return (
    <p className={styles.more}>
      <Button small look="line" onClick={onMore}>
        Show {digits(Math.min(left, drawnAtOnce))} more of {digits(left)}
      </Button>
    </p>
  )
}
