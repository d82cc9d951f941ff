import { mostProblems, problemCount, shownListProblems } from "../../state/derive/revocation.ts"
import type { RevocationList } from "../../state/revocation-list.ts"
import { digits } from "../../state/derive/words.ts"
import { Message } from "../ui/Message.tsx"
import styles from "./Revocation.module.css"

/** Entries of the list that are no id, each with its place. */
export function ListProblems({ id, list }: { id: string; list: RevocationList }) {
  const shown = shownListProblems(list)
  const more = list.problems.length - shown.length
  return (
    <div id={id}>
      {shown.length > 0 && <p className={styles.wrong}>{problemCount(list)}</p>}
      <ul className={styles.problems} aria-label="Entries that are not understood">
        {shown.map(({ line, column, message }) => (
          <li key={`${line}:${column}`}>
            <span>
              line {line}, column {column}
            </span>{" "}
            <Message text={message} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={styles.about}>
          The first {mostProblems} are shown, {digits(more)} more are not.
        </p>
      )}
    </div>
  )
}
