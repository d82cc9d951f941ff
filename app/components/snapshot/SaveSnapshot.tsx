import { savingNote } from "../../state/derive/snapshot.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Snapshot.module.css"

/** Saves the run as a snapshot, and says what that holds. */
export function SaveSnapshot() {
  const note = usePlayground(savingNote)
  const { copySnapshot, saveSnapshot } = useActions()
  return (
    <section className={styles.save} aria-label="Save the run">
      <p>
        <strong>Snapshot of this run</strong>
        <span>
          Holds all facts, rules, checks and policies, and the limits; no signatures, and no private
          keys. An authorizer elsewhere can go on from it.
        </span>
        {note !== null && <span>{note}</span>}
      </p>
      <div>
        <Button small look="line" icon="copy" onClick={() => void copySnapshot()}>
          Copy as snapshot
        </Button>
        <Button small look="line" icon="download" onClick={() => void saveSnapshot()}>
          Save as snapshot
        </Button>
      </div>
    </section>
  )
}
