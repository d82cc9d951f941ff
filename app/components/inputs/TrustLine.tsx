import { usePlayground } from "../../state/page.ts"
import { signatureState } from "../../state/derive/token.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./TrustLine.module.css"

const icons = {
  allow: "shield-check",
  deny: "shield-x",
  warn: "shield-question",
  none: "shield-question",
} as const

/** Whether the pasted token's signatures are verified, failed or not checked; in words first. */
export function TrustLine() {
  const state = usePlayground(signatureState)
  if (state === null) return null
  return (
    <div className={styles.line} data-tone={state.tone} role="status">
      <Icon name={icons[state.tone]} />
      <p>
        <strong>{state.text}</strong>
        <span>{state.detail}</span>
      </p>
    </div>
  )
}
