import { isApple, keysName } from "../../state/commands/hotkeys.ts"
import styles from "./Keys.module.css"

/** Keys as they are written on this system. */
export function Keys({ keys }: { keys: string }) {
  return <kbd className={styles.keys}>{keysName(keys, isApple())}</kbd>
}
