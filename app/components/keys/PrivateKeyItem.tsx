import type { PrivateKeyRow } from "../../state/derive/keys.ts"
import { unknownKey } from "../../state/keys.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { PrivateKey } from "../inputs/PrivateKey.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { privateKeyMenu } from "./key-menus.ts"
import { KeyItem } from "./KeyItem.tsx"
import styles from "./Keys.module.css"

/** A private key, with its public half; itself when asked for. */
export function PrivateKeyItem({ row }: { row: PrivateKeyRow }) {
  const { id, algorithm, publicKey, called } = row
  const pair = usePlayground(({ keyring }) => keyring.get(id))
  const actions = useActions()
  return (
    <KeyItem row={row} noun="key" items={() => privateKeyMenu(row, actions)}>
      <div className={styles.key}>
        <code>{publicKey ?? unknownKey(algorithm)}</code>
      </div>
      <div className={styles.key}>
        {publicKey !== null && (
          <CopyButton text={publicKey} what={`the public key: ${called}`} title="Copy public key" />
        )}
        {pair !== undefined && <PrivateKey pair={pair} name={called} />}
      </div>
    </KeyItem>
  )
}
