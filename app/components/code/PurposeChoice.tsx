import { hasPastedToken } from "../../state/derive/code.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import styles from "./Code.module.css"

const purposes = [
  { purpose: "verify", title: "Verify this token" },
  { purpose: "build", title: "Build it" },
] as const

const pastedWarning =
  "Whoever has this program has the token, and can do what it allows until it expires or is revoked."

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
          With the pasted token itself
        </label>
      )}
      <p role="status" className={styles.warning}>
        {isPasted && hasToken && pastedWarning}
      </p>
    </div>
  )
}
