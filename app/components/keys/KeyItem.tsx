import type { ReactNode } from "react"
import type { KeyRow } from "../../state/derive/keys.ts"
import { Menu, type MenuItem } from "../ui/Menu.tsx"
import { KeyName } from "./KeyName.tsx"
import styles from "./Keys.module.css"

interface Props {
  row: KeyRow
  /** `key` or `public key`. */
  noun: string
  items: () => readonly MenuItem[]
  children: ReactNode
}

/** A key: what it is called and used for, what can be done with it, and itself. */
export function KeyItem({ row: { publicKey, name, use, called }, noun, items, children }: Props) {
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <KeyName publicKey={publicKey} name={name} />
        <span className={styles.use}>{use}</span>
        <Menu small label={`More about the ${noun}: ${called}`} items={items} />
      </div>
      {children}
    </li>
  )
}
