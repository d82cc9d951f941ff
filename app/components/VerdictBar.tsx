import { isStale } from "../state/shown.ts"
import { usePlayground } from "../state/page.ts"
import { verdict } from "../state/verdict.ts"
import { Icon } from "./Icon.tsx"
import { StaleNote } from "./StaleNote.tsx"
import styles from "./VerdictBar.module.css"

/** The verdict in words, mark and colour, and the steps that led to it. Always in sight. */
export function VerdictBar() {
  const { tone, headline, summary, note, steps } = usePlayground(verdict)
  const stale = usePlayground(isStale)
  return (
    <div className={styles.bar} data-tone={tone} data-stale={stale}>
      <div role="status" aria-label="Verdict" className={styles.fading}>
        <p className={styles.top}>
          <strong>
            <Icon name={tone} /> {headline}
          </strong>
          <span>{summary}</span>
        </p>
        {note !== null && <p className={styles.note}>{note}</p>}
      </div>
      <StaleNote />
      {steps.length > 0 && (
        <ol className={`${styles.steps} ${styles.fading}`} aria-label="Steps to the verdict">
          {steps.map((step) => (
            <li key={step.label} data-tone={step.tone}>
              <em>
                <Icon name={step.tone} />
              </em>
              {step.label}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
