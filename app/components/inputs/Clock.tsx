import { clockSteps, stepped } from "../../state/clock.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Clock.module.css"
import { InstantField } from "./InstantField.tsx"
import { useInstant } from "./useInstant.ts"

/** Sets the instant that counts as now. It changes what is written next, and no text by itself. */
export function Clock({ id }: { id: string }) {
  const isFixed = usePlayground(({ view }) => view.clock !== null)
  const { setClock } = useActions()
  const instant = useInstant()
  return (
    <div id={id} className={styles.clock} role="group" aria-label="The page's clock">
      <label htmlFor={`${id}-field`}>UTC</label>
      <InstantField id={`${id}-field`} instant={instant} onInstant={setClock} />
      {clockSteps.map((step) => (
        <Button
          key={step.title}
          small
          look="line"
          aria-label={`${step.title}, ${step.spoken}`}
          onClick={() => setClock(stepped(instant, step))}
        >
          {step.title}
        </Button>
      ))}
      <Button small look="line" disabled={!isFixed} onClick={() => setClock(null)}>
        Real time
      </Button>
      <p>
        {isFixed
          ? "The clock stands still; what the time button writes follows it."
          : "This computer's time. Another changes what the time button writes, nothing else."}
      </p>
    </div>
  )
}
