import { usePlayground } from "../../state/page.ts"
import { perform } from "../../state/commands/perform.ts"
import styles from "./StatusBar.module.css"

export function LimitsChoice() {
  const name = usePlayground((state) => state.documents.limits.name)
  return (
    <span className={styles.choice}>
      <button type="button" className={styles.item} onClick={() => perform("pane-run")}>
        limits
      </button>
      <select
        aria-label="Limits of the run"
        value={name}
        onChange={(event) => perform(`limits-${event.currentTarget.value}`)}
      >
        <option value="reference">reference</option>
        <option value="strict">strict</option>
        <option value="custom">custom</option>
      </select>
    </span>
  )
}
