import { usePlayground } from "../../state/page.ts"
import { signatureState } from "../../state/derive/token.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import { shields } from "../ui/shields.ts"
import styles from "./TrustLine.module.css"

/** Whether the pasted token's signatures are verified, failed or not checked; in words first. */
export function TrustLine() {
  const state = usePlayground(signatureState)
  if (state === null) return null
  const { tone, text, detail, evidence } = state
  return (
    <div className={styles.line} data-tone={tone} role="status">
      <Icon name={shields[tone]} />
      <p>
        <strong>{text}</strong>
        {evidence !== "" && (
          <span>
            <Message text={evidence} />
          </span>
        )}
        <span>{detail}</span>
      </p>
    </div>
  )
}
