import type { SavedDocument } from "../../../src/document/index.ts"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Difference } from "./Difference.tsx"
import styles from "./History.module.css"

interface Props {
  number: number
  saved: SavedDocument
  present: SavedDocument
}

const sides = { before: "now", after: "then" }

/** A revision, as how it differs from what is there now. */
export function ChosenRevision({ number, saved, present }: Props) {
  const { restoreRevision, saveAsFile, openDialog } = useActions()
  return (
    <>
      <div className={styles.actions}>
        <Button
          look="solid"
          onClick={() => {
            openDialog(null)
            void restoreRevision(number)
          }}
        >
          Restore
        </Button>
        <Button look="line" icon="download" onClick={() => void saveAsFile(saved)}>
          Save as a file
        </Button>
      </div>
      <Difference before={present} after={saved} sides={sides} />
    </>
  )
}
