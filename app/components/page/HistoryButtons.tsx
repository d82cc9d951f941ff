import { commandItems } from "../../state/commands/command-items.ts"
import { usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Header.module.css"

/** Undo and redo of the whole document. */
export function HistoryButtons() {
  const state = usePlayground((whole) => whole)
  return (
    <span className={styles.history}>
      {commandItems(["undo", "redo"], state).map(({ id, title, blocked, run }) => (
        <Button
          key={id}
          icon={id === "undo" ? "undo" : "redo"}
          aria-label={title}
          aria-disabled={blocked !== null}
          title={blocked ?? title}
          onClick={run}
        />
      ))}
    </span>
  )
}
