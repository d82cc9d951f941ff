import { privateKeyText } from "../state/keys.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { rootKey } from "../state/token.ts"
import { Button } from "./Button.tsx"
import { CopyButton } from "./CopyButton.tsx"
import styles from "./RootKey.module.css"

/** The key pair that signs the authority block. The private half is in the page only while it is asked for. */
export function RootKey() {
  const root = usePlayground((state) => state.documents.root)
  const shown = usePlayground((state) => state.view.privateKeyShown)
  const publicKey = usePlayground(rootKey)
  const { newRootKey, showPrivateKey } = useActions()
  return (
    <details className={styles.keys}>
      <summary>
        Root key <code>{publicKey ?? root.algorithm}</code>
      </summary>
      <dl>
        <dt>Public</dt>
        <dd>
          <code>{publicKey ?? "…"}</code>
          {publicKey !== null && <CopyButton text={publicKey} what="the root public key" />}
        </dd>
        <dt>Private</dt>
        <dd>
          {shown && <code>{privateKeyText(root)}</code>}
          <Button small look="line" onClick={() => showPrivateKey(!shown)}>
            {shown ? "Hide" : "Show private key"}
          </Button>
        </dd>
      </dl>
      <div className={styles.actions}>
        <Button small look="line" onClick={() => newRootKey("ed25519")}>
          New ed25519 key
        </Button>
        <Button small look="line" onClick={() => newRootKey("secp256r1")}>
          New secp256r1 key
        </Button>
      </div>
    </details>
  )
}
