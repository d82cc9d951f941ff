import { missingChips, missingShown } from "../../state/derive/missing.ts"
import { usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./MissingInputs.module.css"
import { SupplyButton } from "./SupplyButton.tsx"

/** What the shown result would have needed and nothing supplied; each with a button, where it is known what to add. */
export function MissingInputs() {
  const missing = missingChips(usePlayground(missingShown))
  if (missing.length === 0) return null
  return (
    <ul className={styles.chips} aria-label="Missing inputs">
      {missing.map(({ message, hint, supply }) => (
        <li key={message}>
          <Icon name="warn" />
          <p>
            <Message text={message} />
            {hint !== "" && "; "}
            <Message text={hint} />
          </p>
          {supply !== null && <SupplyButton wanted={supply} />}
        </li>
      ))}
    </ul>
  )
}
