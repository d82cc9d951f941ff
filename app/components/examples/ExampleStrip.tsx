import { useId } from "react"
import { openExample as openedExample } from "../../state/derive/examples.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { ExampleNotes } from "./ExampleNotes.tsx"
import { RequestChoices } from "./RequestChoices.tsx"
import styles from "./ExampleStrip.module.css"

/** What the open example is about: its requests to choose from, what to try, and the example after it. */
export function ExampleStrip() {
  const id = useId()
  const example = usePlayground(openedExample)
  const isOpen = usePlayground(({ view }) => !view.collapsed.has("example"))
  const { collapse, leaveExample, openExample } = useActions()
  if (example === null) return null
  const { title, next } = example
  return (
    <section className={styles.strip} aria-label="Example">
      <div className={styles.head}>
        <h2>{title}</h2>
        <RequestChoices example={example} />
        <div className={styles.actions}>
          <Button
            small
            icon={isOpen ? "chevron-down" : "chevron-right"}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => collapse("example", isOpen)}
          >
            What to try
          </Button>
          {next !== null && (
            <Button
              small
              icon="chevron-right"
              aria-label={`Next example: ${next.title}`}
              title={`Next example: ${next.title}`}
              onClick={() => void openExample(next.id, 0)}
            >
              <span className={styles.next}>Next</span>
            </Button>
          )}
          <Button
            small
            icon="close"
            aria-label="Make it my own"
            title="Make it my own: puts these notes away"
            onClick={leaveExample}
          />
        </div>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <ExampleNotes example={example} />}
      </div>
    </section>
  )
}
