import type { PaletteRow } from "../../state/commands/palette.ts"
import styles from "./CommandPalette.module.css"
import { Keys } from "../ui/Keys.tsx"
import { optionId } from "./usePalette.ts"

interface Props {
  readonly row: PaletteRow
  readonly active: boolean
  readonly onChoose: (row: PaletteRow) => void
}

/** A command of the palette; keys reach it through the field above, which keeps the focus. */
export function PaletteOption({ row, active, onChoose }: Props) {
  const { title, group, keys, blocked } = row
  return (
    <button
      type="button"
      id={optionId(row)}
      role="option"
      tabIndex={-1}
      className={styles.row}
      aria-selected={active}
      aria-disabled={blocked !== null}
      onClick={() => onChoose(row)}
    >
      <span className={styles.words}>
        {title}
        {blocked !== null && <small>{blocked}</small>}
      </span>
      <span className={styles.group}>{group}</span>
      {keys !== null && <Keys keys={keys} />}
    </button>
  )
}
