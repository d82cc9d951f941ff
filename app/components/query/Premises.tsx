import type { Premise } from "../../state/derive/query-answer.ts"
import { useActions } from "../../state/page.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Query.module.css"

interface Props {
  id: string
  premises: readonly Premise[]
  /** How many columns there are. */
  width: number
}

/** The facts of the first match that gave an answer, in the order of the query's predicates. */
export function Premises({ id, premises, width }: Props) {
  const { explainFact } = useActions()
  return (
    <tr id={id} className={styles.premises}>
      <td colSpan={width}>
        <ul>
          {premises.map(({ text, origin, fact }, i) => (
            <li key={i}>
              <Datalog text={text} />
              <span>
                {origin.map((block) => (
                  <Chip key={block} block={block} />
                ))}
              </span>
              <button type="button" aria-label={`Why ${text}`} onClick={() => explainFact(fact)}>
                why
              </button>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
