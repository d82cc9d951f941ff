import { realRows, realWarning } from "../../state/derive/share.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Share.module.css"

/** How what was pasted is shared; nothing where nothing pasted is in sight. */
export function RealChoices() {
  const rows = usePlayground(realRows)
  const warning = usePlayground(realWarning)
  const thing = usePlayground(({ documents }) =>
    documents.source === "pasted" ? "pasted token" : "snapshot",
  )
  const { chooseSharing } = useActions()
  if (rows.length === 0) return null
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.heading}>The {thing}</legend>
      {rows.map(({ choice, title, about, isChosen, blocked }) => (
        <label key={choice} className={styles.choice}>
          <input
            type="radio"
            name="share-real"
            checked={isChosen}
            disabled={blocked !== null}
            onChange={() => chooseSharing({ real: choice })}
          />
          <span>
            <b>{title}</b>
            <span>{blocked === null ? about : `Not possible: ${blocked}.`}</span>
          </span>
        </label>
      ))}
      <p role="status" className={styles.warning}>
        {warning !== null && (
          <>
            <Icon name="warn" />
            {warning}
          </>
        )}
      </p>
    </fieldset>
  )
}
