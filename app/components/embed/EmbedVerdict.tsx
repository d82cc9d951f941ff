import { isVerdictStale } from "../../state/derive/shown.ts"
import { verdict } from "../../state/derive/verdict.ts"
import { usePlayground } from "../../state/page.ts"
import { RunControl } from "../result/RunControl.tsx"
import { StaleNote } from "../result/StaleNote.tsx"
import { VerdictAnnouncement } from "../result/VerdictAnnouncement.tsx"
import { VerdictReason } from "../result/VerdictReason.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./EmbedVerdict.module.css"

/** The verdict in words, mark and colour, with the whole reason. */
export function EmbedVerdict() {
  const { tone, headline, summary } = usePlayground(verdict)
  const stale = usePlayground(isVerdictStale)
  return (
    <div
      role="group"
      aria-label="Verdict"
      className={styles.verdict}
      data-tone={tone}
      data-stale={stale}
    >
      <p className={styles.headline}>
        <strong>
          <Icon name={tone} />
          {headline}
        </strong>
        <span>
          <Message text={summary} />
        </span>
      </p>
      <div className={styles.reason}>
        <VerdictReason />
        <StaleNote />
        <RunControl />
      </div>
      <VerdictAnnouncement />
    </div>
  )
}
