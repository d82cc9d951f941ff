import { hasPastedToken } from "../../state/derive/code.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import styles from "./Code.module.css"

const purposes = [
  { purpose: "verify", title: "Verify this token" },
  { purpose: "build", title: "Build it" },
] as const

/** Chooses how the program comes by the token, and whether a pasted one goes into it. */
export function PurposeChoice() {
  const { language, purpose: chosen, hasToken } = usePlayground(({ view }) => view.code)
  const isPasted = usePlayground(hasPastedToken)
  const { chooseCode } = useActions()
  return (
    <div className={styles.options}>
      {language !== "samples" && (
        <fieldset className={styles.choices}>
          <legend>Program</legend>
          {purposes.map(({ purpose, title }) => (
            <label key={purpose}>
              <input
                type="radio"
                name="code-purpose"
                checked={purpose === chosen}
                onChange={() => chooseCode({ purpose })}
              />
              <span data-title={title}>{title}</span>
            </label>
          ))}
        </fieldset>
      )}
      {isPasted && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={hasToken}
            onChange={({ target }) => chooseCode({ hasToken: target.checked })}
          />
          <span>With the pasted token: whoever gets the code can use it as you can</span>
        </label>
      )}
    </div>
  )
}
