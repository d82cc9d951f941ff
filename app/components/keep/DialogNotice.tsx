import { useState } from "react"
import { store, useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Keep.module.css"
import { searchId } from "./document-menu.ts"

/** What the page tells while a dialog covers where it tells it; not what it told before. */
export function DialogNotice() {
  const [before] = useState(() => store.getState().view.notice)
  const notice = usePlayground(({ view }) => (view.notice === before ? null : view.notice))
  const { undeleteDocument } = useActions()
  const deleted = notice?.deleted
  return (
    <div className={styles.notice} data-empty={notice === null}>
      <p role="status">{notice !== null && <Message text={notice.text} />}</p>
      {deleted !== undefined && (
        <Button
          small
          look="line"
          icon="undo"
          onClick={() => {
            // This button is about to go.
            document.getElementById(searchId)?.focus()
            void undeleteDocument(deleted)
          }}
        >
          Undo
        </Button>
      )}
    </div>
  )
}
