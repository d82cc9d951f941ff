import type { Note, Program } from "../../../src/code/index.ts"
import { Icon, type IconName } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Code.module.css"

const kinds: Readonly<Record<Note["kind"], { icon: IconName; title: string }>> = {
  refused: { icon: "deny", title: "Not taken" },
  differs: { icon: "warn", title: "Differs" },
  unchecked: { icon: "help", title: "Not checked" },
  told: { icon: "info", title: "Note" },
}

/** How the program is run, and how it may differ from the page. */
export function CodeNotes({ program: { commands, notes } }: { program: Program }) {
  return (
    <section className={styles.notes} aria-label="What to know of this program">
      {commands.length > 0 && (
        <>
          <h3>To run it</h3>
          <pre className={styles.commands}>
            <code>{commands.join("\n")}</code>
          </pre>
        </>
      )}
      <h3>What to know of it</h3>
      <ul>
        {notes.map(({ kind, text }) => (
          <li key={text} data-kind={kind}>
            <Icon name={kinds[kind].icon} />
            <span>
              <b>{kinds[kind].title}.</b> <Message text={text} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
