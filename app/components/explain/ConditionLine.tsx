import type { ConditionView } from "../../state/derive/requirements.ts"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Explanation.module.css"

/** A condition with what it came to, and beneath it the values that went into it. */
export function ConditionLine({ condition }: { condition: ConditionView }) {
  const { tone, text, result, values } = condition
  return (
    <li className={styles.requirement} data-tone={tone}>
      <Icon name={tone} />
      <div>
        <p className={styles.told}>
          <Datalog text={text} /> <span>{result}</span>
        </p>
        {values.length > 0 && (
          <ul className={styles.values} aria-label="Values">
            {values.map(({ text: part, value, note }) => (
              <li key={part}>
                <Datalog text={value === null ? part : `${part} = ${value}`} />
                {note !== "" && <span>{note}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
