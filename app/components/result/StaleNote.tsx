import { errorCount, firstError } from "../../state/derive/work.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { isVerdictStale } from "../../state/derive/shown.ts"
import { count } from "../../state/derive/words.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./StaleNote.module.css"

/** Stands over the reason when that is of an earlier text, after a moment, and leads to what keeps it so. */
export function StaleNote() {
  const errors = usePlayground(({ documents }) => errorCount(documents))
  const first = usePlayground(({ documents }) => firstError(documents))
  const stale = usePlayground(isVerdictStale)
  const { goTo } = useActions()
  if (first === null) {
    return stale && <p className={styles.note}>Out of date: the new text is being run.</p>
  }
  return (
    <p className={styles.note}>
      <span>
        {stale ? "Out of date" : "Waiting"}: {count(errors, "error")} in the text.
      </span>
      <Button small look="line" aria-keyshortcuts="F8" onClick={() => goTo({ ...first })}>
        Go to the first <kbd>F8</kbd>
      </Button>
    </p>
  )
}
