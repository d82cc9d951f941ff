import { usePlayground } from "../../state/page.ts"
import { perform } from "../../state/commands/perform.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./StatusBar.module.css"

/** Said only of a run that takes a while, which can then be stopped. */
export function RunningNote() {
  const isRunning = usePlayground((state) => state.running !== null)
  if (!isRunning) return null
  return (
    <span className={styles.running}>
      running…
      <button type="button" className={styles.item} onClick={() => perform("stop")}>
        <Icon name="stop" />
        Stop
      </button>
    </span>
  )
}
