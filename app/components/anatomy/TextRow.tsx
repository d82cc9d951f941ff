import { memo } from "react"
import { textRow } from "../../state/derive/anatomy-rows.ts"
import styles from "./Bytes.module.css"
import type { ByteRowProps } from "./HexRow.tsx"

/** A row of characters in groups of four, with the number of its first one. */
export const TextRow = memo(({ anatomy, id, row, perRow, from, to, head }: ByteRowProps) => {
  const { first, groups } = textRow(anatomy.token, row, perRow, { from, to })
  return (
    <div className={styles.row} role="row" aria-rowindex={row + 1}>
      <span className={styles.offset} role="rowheader">
        {first}
      </span>
      {groups.map(({ bytes, isSelected, characters }) => (
        <span
          key={bytes.from}
          id={id + bytes.from}
          className={styles.group}
          role="gridcell"
          aria-selected={isSelected}
          data-head={bytes.from <= head && head < bytes.to}
        >
          {characters.map(({ at, text, bytes, isSelected, edge, origin }) => (
            <span
              key={at}
              data-chosen={isSelected}
              data-edge={edge}
              data-from={bytes.from}
              data-to={bytes.to}
              data-origin={origin ?? undefined}
            >
              {text}
            </span>
          ))}
        </span>
      ))}
    </div>
  )
})
TextRow.displayName = "TextRow"
