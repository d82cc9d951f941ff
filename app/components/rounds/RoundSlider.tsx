import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Rounds.module.css"

interface Props {
  round: number
  /** The number of the last one. */
  last: number
}

/** Chooses a round, by dragging or in steps. */
export function RoundSlider({ round, last }: Props) {
  const { lookAtRound } = useActions()
  return (
    <div className={styles.slider}>
      <Button
        small
        look="line"
        icon="chevron-left"
        aria-label="The round before"
        disabled={round === 0}
        onClick={() => lookAtRound(round - 1)}
      />
      <input
        type="range"
        aria-label="Round"
        aria-valuetext={`round ${round} of ${last}`}
        min={0}
        max={last}
        value={round}
        onChange={(event) => lookAtRound(event.target.valueAsNumber)}
      />
      <Button
        small
        look="line"
        icon="chevron-right"
        aria-label="The next round"
        disabled={round === last}
        onClick={() => lookAtRound(round + 1)}
      />
    </div>
  )
}
