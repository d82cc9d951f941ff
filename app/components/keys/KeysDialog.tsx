import { privateKeys, publicKeys } from "../../state/derive/keys.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { KeyImport } from "./KeyImport.tsx"
import styles from "./Keys.module.css"
import { PrivateKeyItem } from "./PrivateKeyItem.tsx"
import { PublicKeyItem } from "./PublicKeyItem.tsx"

/** The keys of the page: used, kept and named. */
export function KeysDialog() {
  const own = usePlayground(privateKeys)
  const others = usePlayground(publicKeys)
  const told = usePlayground(({ view }) => view.notice?.text)
  const { generateKey } = useActions()
  return (
    <Dialog title="Keys">
      <p className={styles.intro}>
        Private keys live in this tab’s memory alone: in no link, no history and no storage.
        Clearing one overwrites it.
      </p>
      <p role="status" className={styles.told}>
        {told}
      </p>
      <h3 className={styles.heading}>Private keys</h3>
      <ul className={styles.list}>
        {own.map((row) => (
          <PrivateKeyItem key={row.id} row={row} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button small look="line" icon="add" onClick={() => generateKey("ed25519")}>
          New ed25519 key
        </Button>
        <Button small look="line" icon="add" onClick={() => generateKey("secp256r1")}>
          New secp256r1 key
        </Button>
      </div>
      <KeyImport />
      {others.length > 0 && (
        <>
          <h3 className={styles.heading}>Public keys of others</h3>
          <ul className={styles.list}>
            {others.map((row) => (
              <PublicKeyItem key={row.publicKey} row={row} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
