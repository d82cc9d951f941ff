import { useId, useState } from "react"
import { keyOf, unknownKey } from "../../state/keys.ts"
import { keyName } from "../../state/derive/keys.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { rootKey } from "../../state/derive/token.ts"
import { Button } from "../ui/Button.tsx"
import { KeyDetails } from "./KeyDetails.tsx"
import styles from "./KeyDetails.module.css"
import panel from "./Panel.module.css"
import { TokenMenu } from "./TokenMenu.tsx"

/** The heading of the token being written, with the key pair that signs its authority. */
export function RootKey() {
  const id = useId()
  const root = usePlayground(({ documents, keyring }) => keyOf(keyring, documents.authored.root))
  const publicKey = usePlayground(rootKey)
  const name = usePlayground((state) => publicKey && keyName(state, publicKey))
  const { setRootKey, newRootKey, copy } = useActions()
  const [isShown, show] = useState(false)
  return (
    <div className={styles.own}>
      <div className={panel.heading}>
        <h2>Token</h2>
        <button
          type="button"
          className={styles.line}
          aria-expanded={isShown}
          aria-controls={id}
          onClick={() => show(!isShown)}
        >
          Root key <code>{name ?? unknownKey(root.algorithm)}</code>
        </button>
        <Button
          small
          icon="copy"
          aria-label="Copy the public key of the root"
          title="Copy the public key"
          disabled={publicKey === null}
          onClick={() => void copy(publicKey ?? "", "the public key of the root")}
        />
        <span className={panel.grow} />
        <TokenMenu />
      </div>
      <KeyDetails
        id={id}
        name="the root"
        isShown={isShown}
        publicKey={publicKey}
        pair={root}
        onKey={setRootKey}
        onNew={newRootKey}
      />
    </div>
  )
}
