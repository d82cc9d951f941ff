import type { ComponentType } from "react"
import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { rowNumbers, selectedIn } from "../../state/derive/anatomy-rows.ts"
import styles from "./Bytes.module.css"
import type { ByteRowProps } from "./HexRow.tsx"
import { Space } from "./Space.tsx"
import { useByteGrid } from "./useByteGrid.ts"

interface Props {
  anatomy: TokenAnatomy
  label: string
  /** How many bytes fit into a row of so many pixels. */
  fit: (width: number) => number
  /** How many bytes a cell holds. */
  perCell: number
  Row: ComponentType<ByteRowProps>
}

/** The bytes of the token in rows, of which those in sight are drawn. */
export function ByteGrid({ anatomy, label, fit, perCell, Row }: Props) {
  const grid = useByteGrid(anatomy.token.bytes.length, fit)
  const { scroller, id, perRow, rows, range, selected, head, handlers } = grid
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-multiselectable="true"
      aria-rowcount={rows}
      aria-activedescendant={head < 0 ? undefined : `${id}${head - (head % perCell)}`}
      tabIndex={0}
      dir="ltr"
      translate="no"
      {...handlers}
    >
      <Space rows={Math.min(range.from, rows)} />
      {rowNumbers(range, rows).map((row) => {
        const part = selectedIn(selected, row, perRow)
        return (
          <Row
            key={row}
            anatomy={anatomy}
            id={id}
            row={row}
            perRow={perRow}
            from={part?.from ?? -1}
            to={part?.to ?? -1}
            head={Math.floor(head / perRow) === row ? head : -1}
          />
        )
      })}
      <Space rows={Math.max(0, rows - range.to)} />
    </div>
  )
}
