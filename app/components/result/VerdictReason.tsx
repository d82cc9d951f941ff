import { usePlayground } from "../../state/page.ts"
import { verdict } from "../../state/derive/verdict.ts"
import { Datalog } from "../ui/Datalog.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./VerdictBar.module.css"

/** Why, in one line; the Why pane has room for all of it. */
export function VerdictReason() {
  const { reason, clause } = usePlayground(verdict)
  const whole = clause === null ? reason : `${reason}: ${clause}`
  return (
    <p className={styles.why} title={whole}>
      <Message text={reason} />
      {clause !== null && (
        <>
          {": "}
          <Datalog text={clause} />
        </>
      )}
    </p>
  )
}
