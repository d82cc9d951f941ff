import { Icon } from "../ui/Icon.tsx"
import styles from "./RunPane.module.css"

/** Which limit stopped the run, where one did. */
export function StopSentence({ text }: { text: string | null }) {
  if (text === null) return null
  return (
    <p className={styles.stop}>
      <Icon name="deny" />
      <span>{text}</span>
    </p>
  )
}
