import { isBroken } from "../../state/derive/anatomy.ts"
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
  const hasBytes = usePlayground(isBroken)
  const { needs, Component } = tokenParts[part]
  const isShown = fault === null || needs === "nothing" || (needs === "bytes" && hasBytes)
  if (isSnapshot) return fault === null ? <NoToken /> : <UnreadableToken fault={fault} />
  return (
    <div className={styles.token}>
      <TokenParts />
      {fault !== null && needs !== "nothing" && <UnreadableToken fault={fault} />}
      {isShown && <Component />}
    </div>
  )
}
