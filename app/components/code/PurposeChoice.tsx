import { hasPastedToken } from "../../state/derive/code.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Segments } from "../ui/Segments.tsx"
import styles from "./Code.module.css"

const purposes = [
  { value: "verify", title: "Verify this token" },
  { value: "build", title: "Build it" },
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
        <Segments
          legend="Program"
          name="code-purpose"
          options={purposes}
          chosen={chosen}
          onChoose={(purpose) => chooseCode({ purpose })}
        />
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
