import { errorCount, firstError } from "../state/derive.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { count } from "../state/words.ts"
import { Button } from "./Button.tsx"
import styles from "./StaleNote.module.css"

/** Says that what is shown is of an earlier text, and leads to what keeps it so. */
export function StaleNote() {
  const errors = usePlayground(({ documents }) => errorCount(documents))
  const first = usePlayground(({ documents }) => firstError(documents))
  const { goTo } = useActions()
  if (first === null) return null
  return (
    <p className={styles.note}>
      Out of date: {count(errors, "error")} in the text.
      <Button small look="line" onClick={() => goTo({ ...first })}>
        Go to the first
      </Button>
    </p>
  )
}
