import { Dialog } from "../ui/Dialog.tsx"
import { Empty } from "../ui/Empty.tsx"
import { ChosenRevision } from "./ChosenRevision.tsx"
import { DialogNotice } from "./DialogNotice.tsx"
import styles from "./History.module.css"
import { RevisionChoice } from "./RevisionChoice.tsx"
import { RevisionName } from "./RevisionName.tsx"
import { useHistory } from "./useHistory.ts"

/** Earlier states of the open document, each with how it differs from what is there now. */
export function HistoryDialog() {
  const { rows, chosen, choose, present, list } = useHistory()
  return (
    <Dialog isWide title="History of this document" foot={<RevisionName />}>
      <DialogNotice />
      {rows?.length === 0 && (
        <Empty title="No revision is kept yet">
          While you write, a revision is kept by itself now and then. One that you name below is
          kept longer than those.
        </Empty>
      )}
      {rows !== null && chosen !== undefined && (
        <div className={styles.history}>
          <fieldset ref={list} className={styles.list}>
            <legend>Revisions</legend>
            {rows.map((row) => (
              <RevisionChoice key={row.key} row={row} isChosen={row === chosen} onChoose={choose} />
            ))}
          </fieldset>
          <section className={styles.chosen} aria-label="The revision that is chosen">
            {chosen.saved === null ? (
              <p>What is kept of it cannot be read.</p>
            ) : (
              present !== null && (
                <ChosenRevision number={chosen.key} saved={chosen.saved} present={present} />
              )
            )}
          </section>
        </div>
      )}
    </Dialog>
  )
}
