import { usePlayground, useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./ConflictBar.module.css"

/** Another tab saved the document: whose state it is to have. Until that is said, nothing is overwritten. */
export function ConflictBar() {
  const isChanged = usePlayground(({ kept }) => kept.conflict !== null)
  const { takeTheirs, keepMine } = useActions()
  return (
    <div className={styles.bar} data-shown={isChanged}>
      <p role="status" aria-label="Other tabs">
        {isChanged && "This document was changed in another tab."}
      </p>
      {isChanged && (
        <>
          <Button small look="line" onClick={() => void takeTheirs()}>
            Take theirs
          </Button>
          <Button small look="line" onClick={keepMine}>
            Keep mine as a copy
          </Button>
        </>
      )}
    </div>
  )
}
