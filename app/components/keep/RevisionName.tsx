import { useId } from "react"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./History.module.css"

/** Keeps the open document as it stands now, under a name. */
export function RevisionName() {
  const id = useId()
  const { nameRevision } = useActions()
  return (
    <form
      className={styles.naming}
      data-own-undo=""
      onSubmit={(event) => {
        event.preventDefault()
        const name = new FormData(event.currentTarget).get("name")
        event.currentTarget.reset()
        void nameRevision(String(name))
      }}
    >
      <label htmlFor={id}>Save a revision as</label>
      <input
        id={id}
        name="name"
        placeholder="before the review"
        required
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        data-own-paste
      />
      <Button look="line" onClick={(event) => event.currentTarget.form?.requestSubmit()}>
        Save
      </Button>
    </form>
  )
}
