import type { KeyAlgorithm } from "../../../src/ast/index.ts"
import type { KeyPair } from "../../../src/worker/index.ts"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./KeyDetails.module.css"
import { PrivateKey } from "./PrivateKey.tsx"
import { PrivateKeyField } from "./PrivateKeyField.tsx"

interface Props {
  id: string
  /** Whose key it is: `the root`. */
  name: string
  isShown: boolean
  /** Null until it is known. */
  publicKey: string | null
  pair: KeyPair
  onKey: (pair: KeyPair) => void
  onNew: (algorithm: KeyAlgorithm) => void
}

/** A key pair, and how to have another in its place. */
export function KeyDetails({ id, name, isShown, publicKey, pair, onKey, onNew }: Props) {
  return (
    <div id={id} className={styles.details} hidden={!isShown}>
      <dl>
        <dt>Algorithm</dt>
        <dd>{pair.algorithm}</dd>
        <dt>Public key</dt>
        <dd>
          <code>{publicKey ?? "…"}</code>
          {publicKey !== null && <CopyButton text={publicKey} what={`the public key of ${name}`} />}
        </dd>
        <dt>Private key</dt>
        <dd>{isShown && <PrivateKey pair={pair} name={name} />}</dd>
      </dl>
      <div className={styles.actions}>
        <Button small look="line" icon="refresh" onClick={() => onNew("ed25519")}>
          New ed25519 key
        </Button>
        <Button small look="line" icon="refresh" onClick={() => onNew("secp256r1")}>
          New secp256r1 key
        </Button>
      </div>
      {isShown && <PrivateKeyField onKey={onKey} />}
    </div>
  )
}
