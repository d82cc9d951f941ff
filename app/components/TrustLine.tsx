import { usePlayground } from "../state/page.ts"
import { signatureState } from "../state/token.ts"
import { Icon } from "./Icon.tsx"
import styles from "./TrustLine.module.css"

/** Whether the pasted token's signatures are verified, failed or not checked; in words first. */
export function TrustLine() {
  const state = usePlayground(signatureState)
  if (state === null) return null
  return (
    <p className={styles.line} data-tone={state.tone} role="status">
      <Icon name={state.tone} /> {state.text}
    </p>
  )
}
