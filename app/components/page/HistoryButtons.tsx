import { perform } from "../../state/commands/perform.ts"
import { usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Header.module.css"

/** Undo and redo of the whole document. */
export function HistoryButtons() {
  const canUndo = usePlayground(({ history }) => history.past.length > 0)
  const canRedo = usePlayground(({ history }) => history.future.length > 0)
  return (
    <span className={styles.history}>
      <Button
        icon="undo"
        aria-label="Undo"
        title={canUndo ? "Undo" : "There is nothing to undo"}
        aria-disabled={!canUndo}
        onClick={() => perform("undo")}
      />
      <Button
        icon="redo"
        aria-label="Redo"
        title={canRedo ? "Redo" : "There is nothing to redo"}
        aria-disabled={!canRedo}
        onClick={() => perform("redo")}
      />
    </span>
  )
}
