import { memo } from "react"
import { charactersBefore, textRow } from "../../state/derive/anatomy-rows.ts"
import styles from "./Bytes.module.css"
import type { ByteRowProps } from "./HexRow.tsx"

/** A row of characters in groups of four, with the number of its first one. */
export const TextRow = memo(({ anatomy, id, row, perRow, from, to, head }: ByteRowProps) => {
  return (
    <div className={styles.row} role="row" aria-rowindex={row + 1}>
      <span className={styles.offset} role="rowheader">
        {charactersBefore(row, perRow)}
      </span>
      {textRow(anatomy, row, perRow, { from, to }).map(({ at, bytes, isSelected, pieces }) => (
        <span
          key={at}
          id={id + bytes.from}
          className={styles.group}
          role="gridcell"
          aria-selected={isSelected}
          data-head={bytes.from <= head && head < bytes.to}
          data-character={at}
        >
          {pieces.map(({ text, isSelected, edge, origin }, i) => (
            <span
              key={i}
              data-chosen={isSelected}
              data-edge={edge}
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
