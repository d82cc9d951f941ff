import type { PrivateKeyRow } from "../../state/derive/keys.ts"
import { unknownKey } from "../../state/keys.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { PrivateKey } from "../inputs/PrivateKey.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Menu } from "../ui/Menu.tsx"
import { privateKeyMenu } from "./key-menus.ts"
import { KeyName } from "./KeyName.tsx"
import styles from "./Keys.module.css"

/** A private key: what it is called and used for, its public half, and itself when asked for. */
export function PrivateKeyItem({ row }: { row: PrivateKeyRow }) {
  const { id, algorithm, publicKey, name, use } = row
  const pair = usePlayground(({ keyring }) => keyring.get(id))
  const actions = useActions()
  const called = name === "" ? use.toLowerCase() : name
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <KeyName publicKey={publicKey} name={name} />
        <span className={styles.use}>{use}</span>
        <Menu
          small
          label={`More about the key: ${called}`}
          items={() => privateKeyMenu(row, actions)}
        />
      </div>
      <div className={styles.key}>
        <code>{publicKey ?? unknownKey(algorithm)}</code>
      </div>
      <div className={styles.key}>
        {publicKey !== null && (
          <CopyButton text={publicKey} what={`the public key: ${called}`} title="Copy public key" />
        )}
        {pair !== undefined && <PrivateKey pair={pair} name={called} />}
      </div>
    </li>
  )
}
