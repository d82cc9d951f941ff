import { parsedAuthorizer } from "../../state/derive/work.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { clauseMarks } from "../../state/derive/places.ts"
import { Editor } from "../ui/Editor.tsx"

/** The Datalog of the authorizer. */
export function AuthorizerText() {
  const authorizer = usePlayground((state) => state.documents.authorizer)
  const place = usePlayground(({ view }) =>
    view.reveal?.document === "authorizer" ? view.reveal : null,
  )
  const marks = usePlayground((state) => clauseMarks(state, "authorizer"))
  const { editAuthorizer, undo, redo } = useActions()
  return (
    <Editor
      text={authorizer.text}
      label="Datalog of the authorizer"
      hint="allow if true;"
      diagnostics={parsedAuthorizer(authorizer).diagnostics}
      marks={marks}
      place={place}
      onChange={(text, { typed }) => editAuthorizer(text, typed)}
      onUndo={undo}
      onRedo={redo}
    />
  )
}
