import { useId, useRef } from "react"
import { listCount, revocationList, revocationState } from "../../state/derive/revocation.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import { ListProblems } from "./ListProblems.tsx"
import styles from "./Revocation.module.css"

/** The list of revoked ids as it was pasted, what it says of the token, and what of it is no id. */
export function RevokedList() {
  const { text } = usePlayground((state) => state.documents.revoked)
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
        {text !== "" && (
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
      <textarea
        ref={field}
        id={id}
        className={styles.list}
        data-own-paste
        rows={6}
        value={text}
        placeholder={"# one id a line, or JSON, CSV, Datalog\n# in hexadecimal or base64"}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        wrap="off"
        aria-invalid={list.problems.length > 0}
        aria-describedby={`${id}-said ${id}-problems`}
        onChange={({ currentTarget: { value } }) =>
          editRevoked(value, Math.abs(value.length - text.length) === 1)
        }
      />
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
