import { verdict, verdictReason } from "../../state/derive/verdict.ts"
import { plainText } from "../../state/derive/sentences.ts"
import { follow } from "../../state/follow.ts"
import { store, usePlayground } from "../../state/page.ts"
import { Sentence } from "../ui/Sentence.tsx"
import styles from "./VerdictBar.module.css"

/**
 * Why, in one line that leads to the clause; the Why pane has room for all of it. Another sentence is another
 * element: pieces that both have would else move about.
 */
export function VerdictReason() {
  const { at } = usePlayground(verdict)
  const words = usePlayground(verdictReason)
  const whole = plainText(words)
  if (at === null) {
    return (
      <p className={styles.why} title={whole}>
        <Sentence key={whole} parts={words} />
      </p>
    )
  }
  return (
    <button
      type="button"
      className={styles.why}
      title={`${whole}\nGo to source`}
      onClick={() => follow(store.getState(), at)}
    >
      <Sentence key={whole} parts={words} />
    </button>
  )
}
