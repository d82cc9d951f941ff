import type { PublicKeyRow } from "../../state/derive/keys.ts"
import { useActions } from "../../state/page.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { publicKeyMenu } from "./key-menus.ts"
import { KeyItem } from "./KeyItem.tsx"
import styles from "./Keys.module.css"

/** A public key of somebody else's. */
export function PublicKeyItem({ row }: { row: PublicKeyRow }) {
  const actions = useActions()
  return (
    <KeyItem row={row} noun="public key" items={() => publicKeyMenu(row, actions)}>
      <div className={styles.key}>
        <code>{row.publicKey}</code>
        <CopyButton text={row.publicKey} what={`the public key: ${row.called}`} />
      </div>
    </KeyItem>
  )
}
