import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { hexFit } from "../../state/derive/anatomy-rows.ts"
import { ByteGrid } from "./ByteGrid.tsx"
import styles from "./Bytes.module.css"
import { HexRow } from "./HexRow.tsx"

/** The bytes of the token as hexadecimal digits, and as ASCII where there is room. */
export function HexView({ anatomy }: { anatomy: TokenAnatomy }) {
  return (
    <div className={styles.hex}>
      <h2 className={styles.title}>Hexadecimal</h2>
      <ByteGrid
        anatomy={anatomy}
        label="Bytes of the token"
        fit={hexFit}
        perCell={1}
        Row={HexRow}
      />
    </div>
  )
}
