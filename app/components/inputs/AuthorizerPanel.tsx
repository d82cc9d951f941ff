import { useId, useState } from "react"
import { isStale } from "../../state/derive/shown.ts"
import { usePlayground } from "../../state/page.ts"
import { AuthorizerText } from "./AuthorizerText.tsx"
import { Button } from "../ui/Button.tsx"
import { Card } from "./Card.tsx"
import { Clock } from "./Clock.tsx"
import styles from "./Panel.module.css"
import { RequestFacts } from "./RequestFacts.tsx"

/** The verifying side: the request's facts, and what decides on it. */
export function AuthorizerPanel() {
  const id = useId()
  const isFixed = usePlayground(({ view }) => view.clock !== null)
  const stale = usePlayground(isStale)
  const [isClockShown, showClock] = useState(false)
  return (
    <section
      className={styles.panel}
      aria-label="Authorizer"
      data-region-name="authorizer"
      data-stale={stale}
    >
      <div className={`${styles.heading} ${styles.wraps}`}>
        <h2>Authorizer</h2>
        <span className={styles.grow} />
        <div className={styles.requests}>
          <RequestFacts />
          <Button
            small
            icon="clock"
            aria-label={isFixed ? "The page's clock, fixed" : "The page's clock"}
            title={isFixed ? "The page's clock stands still" : "The page's clock"}
            aria-expanded={isClockShown}
            aria-controls={id}
            onClick={() => showClock(!isClockShown)}
          >
            {isFixed && "fixed"}
          </Button>
        </div>
      </div>
      {isClockShown && <Clock id={id} />}
      <Card document="authorizer" block="authorizer" isOpen>
        <AuthorizerText />
      </Card>
    </section>
  )
}
