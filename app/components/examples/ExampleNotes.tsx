import type { OpenExample } from "../../state/derive/examples.ts"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./ExampleStrip.module.css"

/** What an example is for, why its request comes out as it does, and changes that the page makes when asked. */
export function ExampleNotes({ example }: { example: OpenExample }) {
  const { tryOut } = useActions()
  const { purpose, outcome, tries } = example
  return (
    <div className={styles.notes}>
      <div className={styles.about}>
        <p>
          <Message text={purpose} />
        </p>
        <p className={styles.because}>
          {outcome === null ? (
            "You changed it since. Choose a request to have its facts again, or anything to try."
          ) : (
            <>
              <b data-choice={outcome.isAllowed ? "allow" : "deny"}>{outcome.word}.</b>{" "}
              <Message text={outcome.because} />
            </>
          )}
        </p>
      </div>
      <ol className={styles.tries} aria-label="What to try">
        {tries.map(({ text, isDone }, i) => (
          <li key={text} data-done={isDone}>
            <Button
              small
              look="line"
              aria-label={`Do it: ${text.replaceAll("`", "")}`}
              aria-pressed={isDone}
              onClick={() => void tryOut(i)}
            >
              Do it
            </Button>
            <p>
              <Message text={text} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
