import type { Shared } from "../../state/share.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./Share.module.css"

/** The link in a field of its own, so that it can be copied where the page may not. */
export function ShareLink({ shared }: { shared: Shared | null }) {
  return (
    <div className={styles.link}>
      <input
        aria-label="Link"
        readOnly
        placeholder="Making the link…"
        value={shared?.link ?? ""}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton
        text={shared?.link ?? ""}
        what="the link"
        title="Copy link"
        isMain
        isDisabled={shared === null}
      />
    </div>
  )
}
