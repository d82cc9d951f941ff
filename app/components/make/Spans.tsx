import { Button } from "../ui/Button.tsx"
import styles from "./Make.module.css"

const spans = [
  ["15m", "15 minutes"],
  ["1h", "1 hour"],
  ["1d", "1 day"],
  ["7d", "7 days"],
] as const

interface Props {
  chosen: string
  onChoose: (span: string) => void
}

/** Usual times to live. */
export const Spans = ({ chosen, onChoose }: Props) => (
  <span className={styles.spans}>
    {spans.map(([span, words]) => (
      <Button
        key={span}
        small
        look="line"
        aria-label={`For ${words}`}
        aria-pressed={chosen === span}
        onClick={() => onChoose(span)}
      >
        {span}
      </Button>
    ))}
  </span>
)
