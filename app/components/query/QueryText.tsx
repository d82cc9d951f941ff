import type { Diagnostic } from "../../../src/language/index.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Editor } from "../ui/Editor.tsx"
import styles from "./Query.module.css"

const noMarks = [] as const

/** The text of the query. */
export function QueryText({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const text = usePlayground((state) => state.documents.query.text)
  const place = usePlayground(({ view }) =>
    view.reveal?.document === "query" ? view.reveal : null,
  )
  const { editQuery, undo, redo } = useActions()
  return (
    <div className={styles.text}>
      <Editor
        text={text}
        label="Query"
        hint={'right($file, "read")'}
        diagnostics={diagnostics}
        marks={noMarks}
        place={place}
        onChange={(changed, { typed }) => editQuery(changed, typed)}
        onUndo={undo}
        onRedo={redo}
      />
    </div>
  )
}
