import { allRounds, roundAnswer, roundSentence, shownRound } from "../../state/derive/rounds.ts"
import { usePlayground } from "../../state/page.ts"
import type { ReportResult } from "../../state/state.ts"
import { GrowthChart } from "./GrowthChart.tsx"
import { RoundFacts } from "./RoundFacts.tsx"
import { RoundRules } from "./RoundRules.tsx"
import styles from "./Rounds.module.css"
import { RoundSlider } from "./RoundSlider.tsx"

/** The fixpoint, round by round: what each made, and by which rules. */
export function Rounds({ result }: { result: ReportResult }) {
  const rounds = usePlayground(allRounds)
  const answer = usePlayground(roundAnswer)
  const round = usePlayground(shownRound)
  if (rounds === null) return null
  const last = rounds.totals.length - 1
  return (
    <section className={styles.rounds} aria-labelledby="rounds">
      <h2 id="rounds">Rounds</h2>
      {last > 0 && (
        <>
          <RoundSlider round={round} last={last} />
          <GrowthChart rounds={rounds} round={round} maxFacts={result.value.run.limits.maxFacts} />
        </>
      )}
      <p className={styles.sentence} aria-live="polite">
        {last === 0 ? "No rule made a new fact" : roundSentence(result, rounds, round)}
      </p>
      {last > 0 && answer !== null && (
        <>
          <RoundRules result={result} round={answer} />
          <RoundFacts round={answer} />
        </>
      )}
    </section>
  )
}
