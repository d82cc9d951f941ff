import { usePlayground } from "../state/page.ts"
import { LimitsChoice } from "./LimitsChoice.tsx"
import { RequestCount } from "./RequestCount.tsx"
import { RunNumbers } from "./RunNumbers.tsx"
import styles from "./StatusBar.module.css"

export function StatusBar() {
  const running = usePlayground((state) => state.running)
  return (
    <footer className={styles.bar}>
      <RunNumbers />
      {running && <span className={styles.running}>running…</span>}
      <span className={styles.grow} />
      <LimitsChoice />
      <RequestCount />
    </footer>
  )
}
