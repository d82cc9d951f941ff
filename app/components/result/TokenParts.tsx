import { useActions, usePlayground } from "../../state/page.ts"
import { partIds, tokenParts } from "./token-parts.ts"
import styles from "./TokenPane.module.css"

/** Chooses what is shown of the token; the arrow keys go from one to the next. */
export function TokenParts() {
  const chosen = usePlayground((state) => state.view.tokenPart)
  const { showTokenPart } = useActions()
  return (
    <fieldset className={styles.parts}>
      <legend>Part of the token</legend>
      {partIds.map((part) => (
        <label key={part}>
          <input
            type="radio"
            name="token-part"
            checked={part === chosen}
            onChange={() => showTokenPart(part)}
          />
          <span data-title={tokenParts[part].title}>{tokenParts[part].title}</span>
        </label>
      ))}
    </fieldset>
  )
}
