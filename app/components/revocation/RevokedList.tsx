import { useId, useRef } from "react"
import { listCount, revocationList, revocationState } from "../../state/derive/revocation.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import { ListProblems } from "./ListProblems.tsx"
import styles from "./Revocation.module.css"
import { RevokedField } from "./RevokedField.tsx"

/** The list of revoked ids as it was pasted, what it says of the token, and what of it is no id. */
export function RevokedList() {
  const isEmpty = usePlayground((state) => state.documents.revoked.text === "")
  const list = usePlayground((state) => revocationList(state.documents.revoked))
  const said = usePlayground(revocationState)
  const { editRevoked } = useActions()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <label htmlFor={id}>Revoked ids</label>
        <span>{listCount(list)}</span>
        {!isEmpty && (
          <Button
            small
            aria-label="Clear the list"
            onClick={() => {
              editRevoked("", false)
              field.current!.focus()
            }}
          >
            Clear
          </Button>
        )}
      </div>
      <RevokedField id={id} field={field} describedBy={`${id}-said ${id}-problems`} />
      <p id={`${id}-said`} className={styles.said} data-tone={said?.tone} role="status">
        {said !== null && (
          <>
            <Icon name={said.tone} /> <span>{said.text}</span>
          </>
        )}
      </p>
      <ListProblems id={`${id}-problems`} list={list} />
    </section>
  )
}
