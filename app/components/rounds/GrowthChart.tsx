import type { Rounds } from "../../../src/worker/index.ts"
import { growth } from "../../state/derive/rounds.ts"
import styles from "./Rounds.module.css"

interface Props {
  rounds: Rounds
  round: number
  maxFacts: number
}

/** How the number of facts grew towards its limit; the sentence below says the same of one round. */
export function GrowthChart({ rounds, round, maxFacts }: Props) {
  const { points, limit, spots } = growth(rounds, maxFacts)
  const spot = spots[round]
  return (
    <div className={styles.chart} aria-hidden>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none">
        <polygon points={`0,100 ${points} 100,100`} />
        <polyline points={points} />
        {limit !== null && <line className={styles.limit} x1="0" x2="100" y1={limit} y2={limit} />}
        {spot !== undefined && (
          <line className={styles.now} x1={spot.x} x2={spot.x} y1="0" y2="100" />
        )}
      </svg>
      {limit !== null && <span>limit</span>}
    </div>
  )
}
