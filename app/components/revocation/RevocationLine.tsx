import type { RevocationId } from "../../state/derive/revocation.ts"
import { blockName } from "../../state/derive/words.ts"
import { Chip } from "../ui/Chip.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Revocation.module.css"

/** The id of one block, and whether it is revoked. */
export function RevocationLine({ id: { index, id, line } }: { id: RevocationId }) {
  return (
    <li className={styles.id}>
      <Chip block={index} />
      <code title={id}>{id}</code>
      {line !== null && (
        <span className={styles.revoked}>
          <Icon name="deny" /> revoked, line {line}
        </span>
      )}
      <CopyButton text={id} what={`the revocation id of ${blockName(index)}`} />
    </li>
  )
}
