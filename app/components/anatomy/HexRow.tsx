import { memo } from "react"
import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { byteRow, edgeOf } from "../../state/derive/anatomy-rows.ts"
import styles from "./Bytes.module.css"

export interface ByteRowProps {
  anatomy: TokenAnatomy
  /** Begins the ids of all cells. */
  id: string
  row: number
  /** Bytes in a row. */
  perRow: number
  /** The selected bytes among its own; -1 without one. */
  from: number
  to: number
  /** The byte that the keys are on, if it is in the row; else -1. */
  head: number
}

/** A row of bytes with the number of its first one. */
export const HexRow = memo(({ anatomy, id, row, perRow, from, to, head }: ByteRowProps) => {
  const cells = byteRow(anatomy, row, perRow)
  return (
    <div className={styles.row} role="row" aria-rowindex={row + 1} data-per={perRow}>
      <span className={styles.offset} role="rowheader">
        {row * perRow}
      </span>
      {cells.map(({ at, hex, origin, begins }) => (
        <span
          key={at}
          id={id + at}
          className={styles.byte}
          role="gridcell"
          aria-selected={from <= at && at < to}
          data-edge={edgeOf({ from, to }, at)}
          data-head={at === head}
          data-from={at}
          data-to={at + 1}
          data-origin={origin ?? undefined}
          data-begins={begins}
        >
          {hex}
        </span>
      ))}
      <span className={styles.ascii} aria-hidden="true">
        {cells.map(({ at, ascii, origin }) => (
          <span
            key={at}
            data-chosen={from <= at && at < to}
            data-from={at}
            data-to={at + 1}
            data-origin={origin ?? undefined}
          >
            {ascii}
          </span>
        ))}
      </span>
    </div>
  )
})
HexRow.displayName = "HexRow"
