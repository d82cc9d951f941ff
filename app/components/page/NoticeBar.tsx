import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./NoticeBar.module.css"

/** What the page did or could not do; it stays until the documents change or the reader puts it away. */
export function NoticeBar() {
  const notice = usePlayground((state) => state.view.notice)
  const { undo, dismiss, takeAnything, undeleteDocument } = useActions()
  const { take, deleted } = notice ?? {}
  return (
    <div className={styles.place}>
      <div className={styles.notice} data-empty={notice === null}>
        <p role="status" aria-label="Message of the page" className={styles.text}>
          {notice !== null && <Message text={notice.text} />}
        </p>
        {notice?.undo && (
          <Button small look="line" icon="undo" onClick={undo}>
            Undo
          </Button>
        )}
        {deleted !== undefined && (
          <Button small look="line" icon="undo" onClick={() => void undeleteDocument(deleted)}>
            Undo
          </Button>
        )}
        {take !== undefined && (
          <Button small look="line" icon="paste" onClick={() => void takeAnything(take)}>
            Open it
          </Button>
        )}
        {notice !== null && <Button small icon="close" aria-label="Dismiss" onClick={dismiss} />}
      </div>
    </div>
  )
}
