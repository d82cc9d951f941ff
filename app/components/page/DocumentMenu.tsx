import { commandItems } from "../../state/commands/command-items.ts"
import { keepingWords } from "../../state/derive/keeping.ts"
import { store, useActions, usePlayground } from "../../state/page.ts"
import { Menu } from "../ui/Menu.tsx"
import styles from "./DocumentMenu.module.css"

const ids = [
  "new-document",
  "documents",
  "history",
  "duplicate-document",
  "open-file",
  "save-file",
  "keep-real",
]

/** What the open document is called, whether this browser keeps it, and what can be done with it. */
export function DocumentMenu() {
  const id = usePlayground(({ kept }) => kept.id)
  const name = usePlayground(({ kept }) => kept.name)
  const { state, text, detail } = usePlayground(keepingWords)
  const { renameDocument } = useActions()
  return (
    <div className={styles.document}>
      <Menu
        label="Document"
        icon="file"
        items={() =>
          commandItems(ids, store.getState()).map((item) => ({
            ...item,
            separated: item.id === "open-file",
          }))
        }
      />
      {/* It is named when it is left, not with every letter. */}
      <input
        key={`${id} ${name}`}
        className={styles.name}
        defaultValue={name}
        placeholder="Untitled"
        aria-label="Name of this document"
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        data-own-undo
        data-own-paste
        onBlur={({ currentTarget: { value } }) => value !== name && void renameDocument(id, value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && currentTarget.blur()}
      />
      <p className={styles.state} data-state={state} title={detail === "" ? undefined : detail}>
        {text}
        {state === "refused" && `: ${detail}`}
      </p>
    </div>
  )
}
