import type { RootPart } from "../../state/derive/signatures.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Chain.module.css"
import { KeyName } from "./KeyName.tsx"

/** What the chain hangs on: the key that signed the authority. */
export function ChainRoot({ root }: { root: RootPart }) {
  const { key, note, id, isMissing } = root
  return (
    <li className={styles.step}>
      <div className={styles.box} data-missing={isMissing}>
        <div className={styles.head}>
          <Icon name="key" />
          <h2>Root key</h2>
          {key !== null && <KeyName part={key} what="the root public key" />}
          <span>{note}</span>
        </div>
        {id !== null && <p className={styles.note}>key id {id}: a hint, not signed</p>}
      </div>
    </li>
  )
}
