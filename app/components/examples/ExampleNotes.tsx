import type { OpenExample } from "../../state/derive/examples.ts"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./ExampleStrip.module.css"

/** What an example is for, why its request comes out as it does, and changes that the page makes when asked. */
export function ExampleNotes({ example }: { example: OpenExample }) {
  const { tryOut } = useActions()
  const { purpose, because, choices, chosen, tries } = example
  const choice = choices[chosen]
  return (
    <div className={styles.notes}>
      <div className={styles.about}>
        <p>
          <Message text={purpose} />
        </p>
        <p className={styles.because}>
          {choice === undefined ? (
            "The request is your own now: choose one above to have the example's again."
          ) : (
            <>
              <b data-choice={choice.isAllowed ? "allow" : "deny"}>{choice.word}.</b>{" "}
              <Message text={because} />
            </>
          )}
        </p>
      </div>
      <ol className={styles.tries} aria-label="What to try">
        {tries.map((text, i) => (
          <li key={text}>
            <Button
              small
              look="line"
              aria-label={`Do it: ${text.replaceAll("`", "")}`}
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
