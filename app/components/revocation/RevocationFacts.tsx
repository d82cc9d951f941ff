import { isRevocationStated } from "../../state/derive/revocation.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Revocation.module.css"

/** Writes the ids into the authorizer, where its Datalog can refer to them. */
export function RevocationFacts() {
  const isStated = usePlayground(isRevocationStated)
  const { addRevocationFacts } = useActions()
  return (
    <div className={styles.facts}>
      <Button small look="line" icon="add" disabled={isStated} onClick={addRevocationFacts}>
        {isStated ? "Ids are facts of the authorizer" : "Add ids as facts to the authorizer"}
      </Button>
      <p className={styles.about}>
        The specification describes a fact <code>revocation_id(block, id)</code> for each block. The
        reference does not add them by itself: a service that wants them in Datalog states them.
      </p>
    </div>
  )
}
