import type { ShelfRow } from "../../state/derive/shelf.ts"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Menu } from "../ui/Menu.tsx"
import { documentMenu } from "./document-menu.ts"
import styles from "./Keep.module.css"
import { WhenText } from "./WhenText.tsx"

/** A kept document: what it is called, what is in it, when it was changed, and what can be done with it. */
export function DocumentItem({ row }: { row: ShelfRow }) {
  const actions = useActions()
  const { id, name, called, summary, when, isOpen, isReadable, blocked } = row
  const rename = (written: string): void => {
    if (written !== name) void actions.renameDocument(id, written)
  }
  return (
    <li className={styles.item} data-open={isOpen}>
      <div className={styles.line}>
        {/* It is named when it is left, not with every letter. */}
        <input
          className={styles.name}
          defaultValue={name}
          placeholder={called}
          aria-label={`Name of “${called}”`}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          data-own-undo
          disabled={blocked !== null}
          onBlur={({ currentTarget }) => rename(currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => key === "Enter" && rename(currentTarget.value)}
        />
        {isOpen ? (
          <span className={styles.chip}>open</span>
        ) : isReadable ? (
          <Button
            small
            look="line"
            aria-label={`Open “${called}”`}
            onClick={() => {
              actions.openDialog(null)
              void actions.openKept(id)
            }}
          >
            Open
          </Button>
        ) : (
          <Button small look="line" icon="download" onClick={() => void actions.exportKept(id)}>
            Save it as it is
          </Button>
        )}
        <Menu small label={`More about “${called}”`} items={() => documentMenu(row, actions)} />
      </div>
      <p className={styles.about}>
        <code dir="ltr" translate="no">
          {summary}
        </code>
        <WhenText when={when} />
      </p>
    </li>
  )
}
