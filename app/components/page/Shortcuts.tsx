import { usePlayground } from "../../state/page.ts"
import { shortcutGroups } from "../../state/commands/shortcuts.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { Keys } from "../ui/Keys.tsx"
import styles from "./Shortcuts.module.css"

/** Every command with its keys. */
export function Shortcuts() {
  const groups = usePlayground(shortcutGroups)
  return (
    <Dialog title="Keyboard shortcuts">
      <div className={styles.groups}>
        {groups.map(({ name, shortcuts }) => (
          <section key={name} className={styles.group} aria-label={name}>
            <h3>{name}</h3>
            <ul>
              {shortcuts.map(({ title, keys }) => (
                <li key={title}>
                  {title}
                  <span className={styles.keys}>
                    {keys.map((key) => (
                      <Keys key={key} keys={key} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
