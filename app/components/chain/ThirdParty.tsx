import type { ExternalPart } from "../../state/derive/signatures.ts"
import { blockName } from "../../state/derive/words.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Chain.module.css"
import { ChainLink } from "./ChainLink.tsx"
import { KeyName } from "./KeyName.tsx"
import { TrustingScopes } from "./TrustingScopes.tsx"

/** The other party that signed a block: its key, whether it did, and who believes it. */
export function ThirdParty({ part, index }: { part: ExternalPart; index: number }) {
  return (
    <div className={styles.third}>
      <div className={styles.head}>
        <Icon name="user" />
        <h3>Third party</h3>
        <KeyName part={part.key} what={`the third party's key of ${blockName(index)}`} />
      </div>
      <ChainLink link={part.link} />
      <TrustingScopes index={index} />
    </div>
  )
}
