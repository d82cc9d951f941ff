import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import { searchId } from "./document-menu.ts"
import styles from "./Keep.module.css"

interface Props {
  filter: string
  setFilter: (filter: string) => void
  /** How many were found. */
  found: string
}

/** What a dialog gives the focus to as it opens. */
const first = (element: HTMLElement | null): void => element?.setAttribute("autofocus", "")

/** Searches documents, and opens ones that are not among them. */
export function DocumentsBar({ filter, setFilter, found }: Props) {
  const { newDocument, openFile, openDialog } = useActions()
  const leaveFor = (open: () => Promise<void>): void => {
    openDialog(null)
    void open()
  }
  return (
    <div className={styles.bar}>
      <label className={styles.search}>
        <Icon name="search" />
        <input
          ref={first}
          id={searchId}
          type="search"
          aria-label="Search documents"
          placeholder="Search documents"
          autoComplete="off"
          spellCheck={false}
          data-own-undo
          data-own-paste
          value={filter}
          onChange={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <output aria-live="polite">{found}</output>
      </label>
      <Button look="line" icon="add" onClick={() => leaveFor(newDocument)}>
        New document
      </Button>
      <Button look="line" icon="file" onClick={() => leaveFor(openFile)}>
        Open a file
      </Button>
    </div>
  )
}
