import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { hexFit, rowNumbers, selectedIn } from "../../state/derive/anatomy-rows.ts"
import styles from "./Bytes.module.css"
import { HexRow } from "./HexRow.tsx"
import { Space } from "./Space.tsx"
import { useByteGrid } from "./useByteGrid.ts"

/** The bytes of the token as hexadecimal digits, and as ASCII where there is room. */
export function HexView({ anatomy }: { anatomy: TokenAnatomy }) {
  const grid = useByteGrid(anatomy.token.bytes.length, hexFit)
  const { scroller, id, perRow, rows, range, selected, head, handlers } = grid
  return (
    <div className={styles.hex}>
      <h2 className={styles.title}>Hexadecimal</h2>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label="Bytes of the token"
        aria-multiselectable="true"
        aria-rowcount={rows}
        aria-activedescendant={head < 0 ? undefined : id + head}
        tabIndex={0}
        dir="ltr"
        translate="no"
        {...handlers}
      >
        <Space rows={Math.min(range.from, rows)} />
        {rowNumbers(range, rows).map((row) => {
          const part = selectedIn(selected, row, perRow)
          return (
            <HexRow
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
    </div>
  )
}
