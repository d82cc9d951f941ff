import { useActions } from "../../state/page.ts"
import styles from "./Keys.module.css"

interface Props {
  /** Null until it is known. */
  publicKey: string | null
  name: string
}

/** What the reader calls a key, wherever the page shows it. */
export function KeyName({ publicKey, name }: Props) {
  const { nameKey } = useActions()
  return (
    <input
      className={styles.name}
      value={name}
      placeholder="Name it"
      aria-label={`Name of ${publicKey ?? "the key"}`}
      maxLength={40}
      autoComplete="off"
      spellCheck={false}
      disabled={publicKey === null}
      onChange={({ currentTarget }) => nameKey(publicKey ?? "", currentTarget.value)}
    />
  )
}
