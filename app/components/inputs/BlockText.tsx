import { parsedBlock } from "../../state/derive/work.ts"
import type { BlockDraft } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { clauseMarks } from "../../state/derive/places.ts"
import { documentName } from "../../state/derive/token.ts"
import { Editor } from "../ui/Editor.tsx"

/** The Datalog of a block that is written here. */
export function BlockText({ block }: { block: BlockDraft }) {
  const { id, text } = block
  const { editBlock, undo, redo } = useActions()
  const name = usePlayground((state) => documentName(state, id))
  const place = usePlayground(({ view }) => (view.reveal?.document === id ? view.reveal : null))
  const marks = usePlayground((state) => clauseMarks(state, id))
  return (
    <Editor
      text={text}
      label={`Datalog of ${name}`}
      hint={name === "authority" ? 'user("alice");' : 'check if operation("read");'}
      diagnostics={parsedBlock(block).diagnostics}
      marks={marks}
      place={place}
      onChange={(changed, { typed }) => editBlock(id, changed, typed)}
      onUndo={undo}
      onRedo={redo}
    />
  )
}
