import { realRows, realWarning } from "../../state/derive/share.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import { Choice } from "./Choice.tsx"
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
      {rows.map(({ choice, ...row }) => (
        <Choice
          key={choice}
          group="share-real"
          {...row}
          onChange={() => chooseSharing({ real: choice })}
        />
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
