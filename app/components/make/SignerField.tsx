import { useId } from "react"
import { signerKey, signers } from "../../state/derive/third-party.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { PrivateKeyField } from "../inputs/PrivateKeyField.tsx"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./ThirdParty.module.css"

/** The third party's key: one of the page, a new one, or one that is pasted. */
export function SignerField() {
  const id = useId()
  const list = usePlayground(signers)
  const key = usePlayground(({ view }) => view.thirdParty.key)
  const publicKey = usePlayground(signerKey)
  const { editThirdParty, keepKey, newThirdPartyKey } = useActions()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Key of the third party</label>
      <div className={styles.actions}>
        <select
          id={id}
          className={styles.keys}
          value={String(key)}
          onChange={({ currentTarget: { value } }) =>
            editThirdParty({ key: value === "null" ? null : Number(value) })
          }
        >
          <option value="null">none chosen</option>
          {list.map((signer) => (
            <option key={signer.id} value={String(signer.id)}>
              {signer.title}
            </option>
          ))}
        </select>
        <Button small look="line" icon="add" onClick={() => newThirdPartyKey("ed25519")}>
          New ed25519 key
        </Button>
        <Button small look="line" icon="add" onClick={() => newThirdPartyKey("secp256r1")}>
          New secp256r1 key
        </Button>
      </div>
      {publicKey !== null && (
        <p className={styles.public}>
          <span>Authorizers trust it as</span>
          <code>{publicKey}</code>
          <CopyButton text={publicKey} what="the third party's public key" />
        </p>
      )}
      <PrivateKeyField onKey={(pair) => editThirdParty({ key: keepKey(pair) })} />
    </div>
  )
}
