import type { Diagnostic } from "../../../src/language/index.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Query.module.css"

/** What keeps the query from being asked, or may surprise: the first thing in its text. */
export function QueryProblems({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const [first] = diagnostics
  return (
    <p className={styles.problem} role="status" data-severity={first?.severity}>
      {first !== undefined && (
        <>
          <Icon name={severityIcons[first.severity]} />
          <span>
            <Message text={first.message} />
            {first.hint !== undefined && (
              <em>
                {" — "}
                <Message text={first.hint} />
              </em>
            )}
          </span>
        </>
      )}
    </p>
  )
}

const severityIcons = { error: "deny", warning: "warn", info: "info" } as const
