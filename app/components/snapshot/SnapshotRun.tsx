import { snapshotDifferences, snapshotMode } from "../../state/derive/snapshot.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Difference } from "./Difference.tsx"
import styles from "./Snapshot.module.css"

/** Whether the stored facts are judged, and where they are not what its rules make. */
export function SnapshotRun() {
  const mode = usePlayground(snapshotMode)
  const differences = usePlayground(snapshotDifferences)
  const { takeStoredAuthorizer } = useActions()
  if (mode === null) return null
  return (
    <section className={styles.mode} aria-label="How it is run">
      <p role="status">
        <strong>{mode.title}</strong>
        <span>{mode.text}</span>
      </p>
      {mode.isAnew && (
        <Button small look="line" icon="undo" onClick={takeStoredAuthorizer}>
          Take its own authorizer
        </Button>
      )}
      {differences.map((difference) => (
        <Difference key={difference.title} difference={difference} />
      ))}
    </section>
  )
}
