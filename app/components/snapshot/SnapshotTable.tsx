import type { SnapshotView } from "../../../src/worker/index.ts"
import { snapshotRows } from "../../state/derive/snapshot.ts"
import styles from "./Snapshot.module.css"

/** What a snapshot says of its run and of itself. */
export const SnapshotTable = ({ view }: { view: SnapshotView }) => (
  <dl className={styles.rows} aria-label="About the snapshot">
    {snapshotRows(view).map(({ title, text, note }) => (
      <div key={title}>
        <dt>{title}</dt>
        <dd>
          {text}
          {note !== "" && <small>{note}</small>}
        </dd>
      </div>
    ))}
  </dl>
)
