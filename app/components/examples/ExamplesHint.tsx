import { useActions, usePlayground } from "../../state/page.ts"
import { isCleanSheet } from "../../state/derive/clean-sheet.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./ExamplesHint.module.css"

/** What a clean sheet can be begun with. It stands below the texts, so that nothing moves when somebody writes. */
export function ExamplesHint() {
  const isClean = usePlayground(isCleanSheet)
  const { openDialog } = useActions()
  if (!isClean) return null
  return (
    <p className={styles.hint}>
      <Button look="line" icon="book" onClick={() => openDialog("examples")}>
        Open an example
      </Button>
      or write Datalog into the block and the authorizer above.
    </p>
  )
}
