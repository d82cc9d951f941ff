import { Icon } from "./Icon.tsx"
import { Keys } from "./Keys.tsx"
import type { MenuItem } from "./Menu.tsx"
import styles from "./Menu.module.css"
import { Message } from "./Message.tsx"

/** A line of a menu. One that cannot be chosen says why. */
export function MenuEntry({ item, onChoose }: { item: MenuItem; onChoose: () => void }) {
  const { title, note, icon, keys, blocked = null, checked, separated = false } = item
  return (
    <button
      type="button"
      className={styles.item}
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      tabIndex={-1}
      aria-checked={checked}
      aria-disabled={blocked !== null}
      data-separated={separated}
      onClick={blocked === null ? onChoose : undefined}
    >
      <span className={styles.mark}>
        {checked ? <Icon name="allow" /> : icon !== undefined && <Icon name={icon} />}
      </span>
      <span className={styles.words}>
        <Message text={title} />
        {(blocked ?? note) !== undefined && <small>{blocked ?? note}</small>}
      </span>
      {keys !== undefined && <Keys keys={keys} />}
    </button>
  )
}
