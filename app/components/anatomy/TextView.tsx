import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { rowNumbers, selectedIn, textFit } from "../../state/derive/anatomy-rows.ts"
import styles from "./Bytes.module.css"
import { Space } from "./Space.tsx"
import { TextRow } from "./TextRow.tsx"
import { useByteGrid } from "./useByteGrid.ts"

/** The text of the token: four characters hold three bytes. */
export function TextView({ anatomy }: { anatomy: TokenAnatomy }) {
  const grid = useByteGrid(anatomy.token.bytes.length, textFit)
  const { scroller, id, perRow, rows, range, selected, head, handlers } = grid
  return (
    <div className={styles.text}>
      <h2 className={styles.title} title="Four characters of base64 hold three bytes">
        Text <small>4 characters hold 3 bytes</small>
      </h2>
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label="Characters of the token"
        aria-multiselectable="true"
        aria-rowcount={rows}
        aria-activedescendant={head < 0 ? undefined : `${id}${Math.floor(head / 3) * 3}`}
        tabIndex={0}
        dir="ltr"
        translate="no"
        {...handlers}
      >
        <Space rows={Math.min(range.from, rows)} />
        {rowNumbers(range, rows).map((row) => {
          const part = selectedIn(selected, row, perRow)
          return (
            <TextRow
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
