import type { Tone } from "../../state/derive/verdict.ts"
import styles from "./Card.module.css"
import { Icon } from "../ui/Icon.tsx"
import panel from "./Panel.module.css"

interface Props {
  tone: Tone
  text: string
  /** What is said in place of the text. */
  spoken: string
  /** Whether a later text can make it out of date. */
  ofRun?: boolean
}

/** A result within the bar of a block: a mark and a number, said in words. */
export function CardState({ tone, text, spoken, ofRun = false }: Props) {
  return (
    <span className={styles.state} data-tone={tone} data-of-run={ofRun} title={spoken}>
      <Icon name={tone} />
      <span aria-hidden="true">{text}</span>
      <span className={panel.spoken}>{spoken}</span>
    </span>
  )
}
