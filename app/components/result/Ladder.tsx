import { ladder, type Step } from "../../state/derive/ladder.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Ladder.module.css"

/** The steps that led to the verdict, in one line; each leads to its explanation. */
export function Ladder() {
  const steps = usePlayground(ladder)
  return (
    <ol className={styles.ladder} aria-label="Steps to the verdict" data-part="verdict-ladder">
      {steps.map((step) => (
        <Rung key={step.key} step={step} />
      ))}
    </ol>
  )
}

const words = { allow: "passed", deny: "failed", warn: "doubtful", none: "not reached" } as const

function Rung({ step }: { step: Step }) {
  const { tone, label, detail, clause, pane, part } = step
  const { explainClause, openPane, showTokenPart } = useActions()
  const title = `${detail === "" ? label : `${label}, ${detail}`}: ${words[tone]}`
  return (
    <li data-tone={tone}>
      <button
        type="button"
        title={title}
        aria-label={title}
        onClick={() => {
          if (clause !== null) return explainClause(clause)
          if (part !== null) showTokenPart(part)
          openPane(pane)
        }}
      >
        <em>
          <Icon name={tone} />
        </em>
        <span className={styles.label}>{label}</span>
        {detail !== "" && <small>{detail}</small>}
      </button>
    </li>
  )
}
