import type { RoundFacts as Round } from "../../../src/worker/index.ts"
import { roundFacts } from "../../state/derive/rounds.ts"
import { useActions } from "../../state/page.ts"
import { count } from "../../state/derive/words.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Rounds.module.css"

/** The facts that a round made, each leading to its proof. */
export function RoundFacts({ round }: { round: Round }) {
  const { explainFact } = useActions()
  const { facts, made } = round
  return (
    <>
      <ul className={styles.list} aria-label={`Facts of round ${round.round}`}>
        {roundFacts(round).map(({ key, text, fact }) => (
          <li key={key}>
            <button type="button" title={`Why ${text}`} onClick={() => explainFact(fact)}>
              <Datalog text={text} />
              <span className={styles.origin}>
                {fact.origin.map((block) => (
                  <Chip key={block} block={block} />
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {made > facts.length && (
        <p className={styles.more}>and {count(made - facts.length, "more fact")}, in Facts</p>
      )}
    </>
  )
}
