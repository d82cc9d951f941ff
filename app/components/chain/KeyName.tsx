import type { KeyPart } from "../../state/derive/signatures.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./Chain.module.css"

/** A public key, by its name where it has one, and copied whole. `what` says whose it is. */
export function KeyName({ part, what }: { part: KeyPart; what: string }) {
  return (
    <span className={styles.key}>
      {part.name !== null && <b>{part.name}</b>}
      <code title={part.text}>{part.short}</code>
      <CopyButton text={part.text} what={what} />
    </span>
  )
}
