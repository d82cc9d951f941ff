import { bytesDetails } from "../../state/derive/anatomy-details.ts"
import { store, useActions, usePlayground } from "../../state/page.ts"
import { copyBytes, goToClause } from "../../state/show-bytes.ts"
import { Button } from "../ui/Button.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Bytes.module.css"

/** What is selected: what it is part of, what it says, where it is, and the Datalog that it encodes. */
export function SelectedBytes() {
  const details = usePlayground(bytesDetails)
  const { selectBytes } = useActions()
  if (details === null) {
    return (
      <section className={styles.selected} aria-label="Selected bytes">
        <p className={styles.hint}>
          Select a part of the structure, bytes or characters: the same is selected in all three.
        </p>
      </section>
    )
  }
  const { path, isSome, value, fault, where, clause, warning } = details
  return (
    <section className={styles.selected} aria-label="Selected bytes">
      <p className={styles.path}>
        {isSome && "within "}
        <b>
          <Message text={path} />
        </b>{" "}
        {value !== "" && <code>{value}</code>}
      </p>
      {fault !== null && (
        <p className={styles.note}>
          <Icon name="warn" /> {fault}
        </p>
      )}
      {warning !== null && (
        <p className={styles.note}>
          <Icon name="warn" /> {warning}
        </p>
      )}
      <div className={styles.where}>
        <p>{where}</p>
        <Button small look="line" icon="copy" onClick={() => copyBytes(store.getState())}>
          Copy as hex
        </Button>
        <Button small icon="close" aria-label="Select nothing" onClick={() => selectBytes(null)} />
      </div>
      {clause !== null && (
        <div className={styles.clause}>
          <Datalog text={clause.datalog} />
          <Button
            small
            look="line"
            title={`Show ${clause.name} in its text`}
            onClick={() => goToClause(store.getState(), clause.at)}
          >
            Go to it
          </Button>
        </div>
      )}
    </section>
  )
}
