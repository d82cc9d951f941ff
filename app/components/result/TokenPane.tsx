import { unreadable } from "../../state/derive/unreadable.ts"
import { usePlayground } from "../../state/page.ts"
import { NoToken } from "../snapshot/NoToken.tsx"
import { tokenParts } from "./token-parts.ts"
import { TokenParts } from "./TokenParts.tsx"
import styles from "./TokenPane.module.css"
import { UnreadableToken } from "./UnreadableToken.tsx"

/** The token itself: its chain of signatures, its bytes, and what revokes it. */
export function TokenPane() {
  const part = usePlayground((state) => state.view.tokenPart)
  const fault = usePlayground(unreadable)
  const isSnapshot = usePlayground(({ documents }) => documents.source === "snapshot")
  const { needsToken, Component } = tokenParts[part]
  if (isSnapshot) return fault === null ? <NoToken /> : <UnreadableToken fault={fault} />
  return (
    <div className={styles.token}>
      <TokenParts />
      {fault !== null && needsToken ? <UnreadableToken fault={fault} /> : <Component />}
    </div>
  )
}
