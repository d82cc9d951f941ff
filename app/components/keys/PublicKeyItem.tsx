import type { PublicKeyRow } from "../../state/derive/keys.ts"
import { useActions } from "../../state/page.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Menu } from "../ui/Menu.tsx"
import { publicKeyMenu } from "./key-menus.ts"
import { KeyName } from "./KeyName.tsx"
import styles from "./Keys.module.css"

/** A public key of somebody else's. */
export function PublicKeyItem({ row }: { row: PublicKeyRow }) {
  const { publicKey, name, use } = row
  const actions = useActions()
  const called = name === "" ? use.toLowerCase() : name
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <KeyName publicKey={publicKey} name={name} />
        <span className={styles.use}>{use}</span>
        <Menu
          small
          label={`More about the public key: ${called}`}
          items={() => publicKeyMenu(row, actions)}
        />
      </div>
      <div className={styles.key}>
        <code>{publicKey}</code>
        <CopyButton text={publicKey} what={`the public key: ${called}`} />
      </div>
    </li>
  )
}
