import { keyName } from "../../state/derive/keys.ts"
import { usePlayground } from "../../state/page.ts"
import styles from "./Card.module.css"
import type { Signer } from "./CardBar.tsx"
import { Icon } from "../ui/Icon.tsx"

/** Marks a third-party block, with the key of the third party; opens what is known of it. */
export function SignerButton({ name, signer }: { name: string; signer: Signer }) {
  const { key, keyId, isShown, onShow } = signer
  const words = usePlayground((state) => (key === null ? "third party" : keyName(state, key)))
  return (
    <button
      type="button"
      className={styles.signer}
      aria-label={`${words}: third-party key of ${name}`}
      title="Third-party block: another party signed it as well"
      aria-expanded={isShown}
      aria-controls={keyId}
      onClick={onShow}
    >
      <Icon name="user" />
      <code>{words}</code>
    </button>
  )
}
