import { chainTrust } from "../../state/derive/token.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import { shields } from "../ui/shields.ts"
import styles from "./ChainBanner.module.css"
import { toFailedLink, toRootKeyField } from "./focus.ts"

/** What the whole chain proves; what is not checked leads to the key, what failed to where it did. */
export function ChainBanner() {
  const trust = usePlayground(chainTrust)
  const { showRegion } = useActions()
  if (trust === null) return null
  const { tone, text, detail } = trust
  return (
    <div className={styles.banner} data-tone={tone}>
      <Icon name={shields[tone]} />
      <p>
        <strong>{text}</strong>
        <span>{detail}</span>
      </p>
      {tone === "warn" && (
        <Button
          look="line"
          icon="key"
          onClick={() => {
            showRegion("token")
            toRootKeyField()
          }}
        >
          Enter the root key
        </Button>
      )}
      {tone === "deny" && (
        <Button
          look="line"
          icon="down"
          onClick={({ currentTarget }) => toFailedLink(currentTarget)}
        >
          Go to the fault
        </Button>
      )}
    </div>
  )
}
