import type { OpenExample } from "../../state/derive/examples.ts"
import { useActions } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./ExampleStrip.module.css"

/** The requests of an example; choosing one writes its facts into the authorizer. */
export function RequestChoices({ example }: { example: OpenExample }) {
  const { chooseRequest } = useActions()
  const { choices, chosen } = example
  return (
    <fieldset className={styles.requests}>
      <legend>Request of the example</legend>
      {choices.map(({ index, title, word, isAllowed }) => (
        <label key={index} title={word}>
          <input
            type="radio"
            name="example-request"
            checked={index === chosen}
            onChange={() => void chooseRequest(index)}
          />
          <span data-choice={isAllowed ? "allow" : "deny"}>
            <Icon name={isAllowed ? "allow" : "deny"} />
            <span className={styles.spoken}>{word}: </span>
            {title}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
