import type { BlockDraft } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { documentName } from "../../state/derive/token.ts"
import { Editor } from "../ui/Editor.tsx"
import { useText } from "./useText.ts"

/** The Datalog of a block that is written here. */
export function BlockText({ block }: { block: BlockDraft }) {
  const { id, text } = block
  const { editBlock } = useActions()
  const name = usePlayground((state) => documentName(state, id))
  return (
    <Editor
      {...useText(id)}
      text={text}
      label={`Datalog of ${name}`}
      hint={name === "authority" ? 'user("alice");' : 'check if operation("read");'}
      onChange={(changed, { typed }) => editBlock(id, changed, typed)}
    />
  )
}
