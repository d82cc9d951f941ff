import { Icon } from "../ui/Icon.tsx"
import { optionId, usePalette } from "./usePalette.ts"
import dialog from "../ui/Dialog.module.css"
import styles from "./CommandPalette.module.css"
import { PaletteOption } from "./PaletteOption.tsx"

/** Finds any command by a few letters of its name. */
export function CommandPalette() {
  const { element, closed, rows, filter, setFilter, active, choose, takeKey } = usePalette()
  return (
    <dialog
      ref={element}
      className={`${dialog.dialog} ${styles.palette}`}
      aria-label="Commands"
      closedby="any"
      onClose={closed}
    >
      <label className={styles.field}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Command"
          aria-expanded="true"
          aria-controls="commands"
          aria-activedescendant={active && optionId(active)}
          aria-autocomplete="list"
          placeholder="What do you want to do?"
          autoComplete="off"
          spellCheck={false}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={takeKey}
        />
      </label>
      <div id="commands" role="listbox" aria-label="Commands" className={styles.rows}>
        {rows.map((row) => (
          <PaletteOption key={row.id} row={row} active={row === active} onChoose={choose} />
        ))}
      </div>
      <p role="status" className={rows.length === 0 ? styles.none : styles.count}>
        {rows.length === 0 ? `No command matches “${filter}”.` : `${rows.length} commands`}
      </p>
    </dialog>
  )
}
