import type { ExampleCard as Card } from "../../state/derive/examples.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Examples.module.css"

interface Props {
  readonly card: Card
  readonly onOpen: (request: number) => void
}

/** An example of the gallery, with a button for each of two requests that it can be opened with. */
export function ExampleCard({ card: { title, purpose, isSeen, choices }, onOpen }: Props) {
  return (
    <li className={styles.card}>
      <h3>
        {title}
        {isSeen && (
          <small className={styles.seen}>
            <Icon name="allow" />
            seen
          </small>
        )}
      </h3>
      <p>
        <Message text={purpose} />
      </p>
      <div className={styles.choices}>
        {choices.map(({ index, title: request, isAllowed, word }) => (
          <button
            key={index}
            type="button"
            data-choice={isAllowed ? "allow" : "deny"}
            aria-label={`${word}: ${request} (${title})`}
            title={request}
            onClick={() => onOpen(index)}
          >
            <Icon name={isAllowed ? "allow" : "deny"} />
            {word}
          </button>
        ))}
      </div>
    </li>
  )
}
