import type { FailurePart } from "../../state/derive/links.ts"
import { Message } from "../ui/Message.tsx"
import styles from "./ChainLink.module.css"

/** Why a link does not hold, how sure that is, and what the reference calls it. */
export function LinkFault({ fault }: { fault: FailurePart }) {
  const { headline, certainty, message, code } = fault
  return (
    <div className={styles.fault}>
      <p>
        <strong>{headline}</strong>
        <em>{certainty}</em>
      </p>
      <p>
        <Message text={message} />.
      </p>
      <p className={styles.reference}>
        The reference calls it <code>{code}</code>.
      </p>
    </div>
  )
}
