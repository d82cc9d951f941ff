import { store, useActions, usePlayground } from "../../state/page.ts"
import { requestFacts, requestTitle, statesFact } from "../../state/request-facts.ts"
import { Button } from "../ui/Button.tsx"
import { Menu } from "../ui/Menu.tsx"
import styles from "./Panel.module.css"
import { useInstant } from "./useInstant.ts"

/** Writes the usual facts of a request into the authorizer, by buttons that show what they write. */
export function RequestFacts() {
  const { addRequestFact } = useActions()
  const instant = useInstant()
  const isTimed = usePlayground(({ documents }) => statesFact(documents.authorizer, "time"))
  return (
    <>
      <Button
        small
        look="line"
        icon={isTimed ? "refresh" : "add"}
        aria-label={isTimed ? `Set time(${instant})` : `Add time(${instant})`}
        title={isTimed ? "Sets the request's time" : "Adds the request's time"}
        onClick={() => addRequestFact("time", instant)}
      >
        <span className={styles.code}>time({instant})</span>
      </Button>
      <Menu
        label="Request facts"
        title="Facts"
        icon="add"
        small
        items={() => {
          const { authorizer } = store.getState().documents
          return requestFacts.map(({ name, argument, purpose }) => ({
            id: name,
            title: requestTitle(authorizer, name, argument ?? instant),
            note: purpose,
            icon: statesFact(authorizer, name) ? "edit" : "add",
            run: () => addRequestFact(name, argument ?? instant),
          }))
        }}
      />
    </>
  )
}
