import { useId } from "react"
import {
  keyChoices,
  sightWords,
  usedViewpoint,
  viewerId,
  viewers,
} from "../../state/derive/query.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import styles from "./Query.module.css"

/** Whose eyes the query has: what it may read. */
export function ViewpointChoice() {
  const id = useId()
  const choices = usePlayground(viewers)
  const chosen = usePlayground((state) => viewerId(usedViewpoint(state)))
  const keys = usePlayground(keyChoices)
  const sight = usePlayground(sightWords)
  const { chooseViewpoint } = useActions()
  return (
    <div className={styles.viewpoint}>
      <label htmlFor={id}>as</label>
      <select
        id={id}
        value={chosen}
        aria-describedby={`${id}-sight`}
        onChange={({ currentTarget }) =>
          chooseViewpoint(choices[currentTarget.selectedIndex]!.viewpoint)
        }
      >
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.title}
          </option>
        ))}
      </select>
      {keys.length > 0 && (
        <fieldset className={styles.keys}>
          <legend>Trusted keys</legend>
          {keys.map(({ name, title, isChosen, other }) => (
            <label key={name} title={name}>
              <input type="checkbox" checked={isChosen} onChange={() => chooseViewpoint(other)} />
              {title}
            </label>
          ))}
        </fieldset>
      )}
      <p id={`${id}-sight`} role="status">
        {sight}
      </p>
    </div>
  )
}
