import { isVerdictStale } from "../../state/derive/shown.ts"
import { usePlayground } from "../../state/page.ts"
import { verdict } from "../../state/derive/verdict.ts"
import { Icon } from "../ui/Icon.tsx"
import { Ladder } from "./Ladder.tsx"
import { Message } from "../ui/Message.tsx"
import { RunControl } from "./RunControl.tsx"
import { StaleNote } from "./StaleNote.tsx"
import { VerdictAnnouncement } from "./VerdictAnnouncement.tsx"
import { VerdictReason } from "./VerdictReason.tsx"
import styles from "./VerdictBar.module.css"

/** The verdict in words, mark and colour. Three rows of constant height, whatever they say; always in sight. */
export function VerdictBar() {
  const { tone, headline, summary } = usePlayground(verdict)
  const stale = usePlayground(isVerdictStale)
  return (
    <div className={styles.bar} data-tone={tone} data-stale={stale}>
      <div role="group" aria-label="Verdict" className={styles.rows}>
        <div className={styles.headline} data-part="verdict-headline">
          <strong>
            <Icon name={tone} />
            {headline}
          </strong>
          <span title={summary}>
            <Message text={summary} />
          </span>
          <RunControl />
        </div>
        <div className={styles.reason} data-part="verdict-reason">
          <VerdictReason />
          <StaleNote />
        </div>
      </div>
      <Ladder />
      <VerdictAnnouncement />
    </div>
  )
}
