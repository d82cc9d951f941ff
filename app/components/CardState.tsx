import type { Tone } from "../state/verdict.ts"
import styles from "./Card.module.css"
import { Icon } from "./Icon.tsx"
import panel from "./Panel.module.css"

interface Props {
  tone: Tone
  text: string
  /** What is said in place of the text. */
  spoken: string
}

/** A result within the bar of a block: a mark and a number, said in words. */
export function CardState({ tone, text, spoken }: Props) {
  return (
    <span className={styles.state} data-tone={tone} title={spoken}>
      <Icon name={tone} />
      <span aria-hidden="true">{text}</span>
      <span className={panel.spoken}>{spoken}</span>
    </span>
  )
}
