import {
  currentShared,
  lastShared,
  safeLength,
  shareLength,
  shareRefusal,
} from "../../state/derive/share.ts"
import { usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import { CopyForms } from "./CopyForms.tsx"
import styles from "./Share.module.css"
import { ShareLink } from "./ShareLink.tsx"

/** The link, how long it is, and the forms it is copied in. */
export function ShareFoot() {
  const shared = usePlayground(currentShared)
  const size = usePlayground((state) => shareLength(lastShared(state)))
  const refusal = usePlayground(shareRefusal)
  const told = usePlayground(({ view }) => view.notice?.text ?? "")
  return (
    <div className={styles.foot}>
      <ShareLink shared={shared} />
      <div className={styles.length}>
        <meter
          max={safeLength}
          value={size?.length ?? 0}
          aria-label="Length of the link, of 2,000 characters"
        />
        <span>{size?.words}</span>
        <span role="status" className={styles.told}>
          {refusal === null ? told : `No link: ${refusal}.`}
        </span>
      </div>
      <p role="status" className={styles.warning}>
        {size !== null && size.warning !== null && (
          <>
            <Icon name="warn" />
            {size.warning}
          </>
        )}
      </p>
      <CopyForms shared={shared} />
    </div>
  )
}
