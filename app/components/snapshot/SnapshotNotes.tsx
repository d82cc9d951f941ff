import type { SavedSnapshot } from "../../../src/worker/index.ts"
import { sentenceOf } from "../../state/derive/snapshot.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Snapshot.module.css"

/** What the reference makes of the snapshot that one would not expect. */
export function SnapshotNotes({ notes }: { notes: SavedSnapshot["notes"] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes} aria-label="What the reference makes of it">
      {notes.map((note) => (
        <li key={`${note.code} ${note.block}`}>
          <Icon name="warn" />
          <span>
            <Message text={sentenceOf(note)} />
          </span>
        </li>
      ))}
    </ul>
  )
}
