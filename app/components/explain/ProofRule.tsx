import type { Making } from "../../state/derive/proof.ts"
import { Icon } from "../ui/Icon.tsx"
import { Lightable } from "./Lightable.tsx"
import { LightableDatalog } from "./LightableDatalog.tsx"
import styles from "./Proof.module.css"

interface Props {
  making: Making
  isReached?: boolean
}

/** How a rule made a fact: the rule, what its variables stood for, and its conditions, which were true. */
export function ProofRule({ making, isReached = false }: Props) {
  const { clause, text, bindings, conditions } = making
  return (
    <div className={styles.rule}>
      {text !== null && <LightableDatalog text={text} clause={clause} bindings={bindings} />}
      {bindings.length > 0 && (
        <p className={styles.bindings}>
          {bindings.map((binding) => (
            <Lightable
              key={binding.variable}
              at={binding}
              className={styles.binding!}
              isReached={isReached}
            >
              <code dir="ltr" translate="no">
                <span className="tok-variable">${binding.variable}</span> = {binding.value}
              </code>
            </Lightable>
          ))}
        </p>
      )}
      {conditions.map((condition, i) => (
        <p key={i} className={styles.condition}>
          <Icon name="allow" />
          <LightableDatalog text={condition} clause={clause} bindings={bindings} />
          <span className={styles.unseen}>is true</span>
        </p>
      ))}
    </div>
  )
}
