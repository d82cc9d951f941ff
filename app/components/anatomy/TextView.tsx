import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { textFit } from "../../state/derive/anatomy-rows.ts"
import { ByteGrid } from "./ByteGrid.tsx"
import styles from "./Bytes.module.css"
import { TextRow } from "./TextRow.tsx"

/** The text of the token: four characters hold three bytes. */
export function TextView({ anatomy }: { anatomy: TokenAnatomy }) {
  return (
    <div className={styles.text}>
      <h2 className={styles.title} title="Four characters of base64 hold three bytes">
        Text <small>4 characters hold 3 bytes</small>
      </h2>
      <ByteGrid
        anatomy={anatomy}
        label="Characters of the token"
        fit={textFit}
        perCell={3}
        Row={TextRow}
      />
    </div>
  )
}
