import type { When } from "../../state/derive/shelf.ts"
import styles from "./Keep.module.css"

/** How long ago, and the whole date beside it. */
export const WhenText = ({ when: { ago, exact } }: { when: When }) => (
  <span className={styles.when}>
    {ago}
    {exact !== "" && exact !== ago && <small>{exact}</small>}
  </span>
)
