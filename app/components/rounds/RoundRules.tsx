import type { RoundFacts } from "../../../src/worker/index.ts"
import { ruleLines } from "../../state/derive/rounds.ts"
import { follow } from "../../state/follow.ts"
import { store } from "../../state/page.ts"
import type { ReportResult } from "../../state/state.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Rounds.module.css"

/** The rules that fired in a round, each leading to where it is written. */
export function RoundRules({ result, round }: { result: ReportResult; round: RoundFacts }) {
  if (round.rules.length === 0) return null
  return (
    <ul className={styles.list} aria-label={`Rules that fired in round ${round.round}`}>
      {ruleLines(result, round).map(({ key, clause, text, fired, made }) => (
        <li key={key}>
          <button type="button" title={text} onClick={() => follow(store.getState(), clause)}>
            <Chip block={clause.block} />
            <Datalog text={text} />
            <span className={styles.amount}>
              {fired}, <b>{made}</b>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
