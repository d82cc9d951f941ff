import { useActions, usePlayground } from "../../state/page.ts"
import { Editor } from "../ui/Editor.tsx"
import { useText } from "./useText.ts"

/** The Datalog of the authorizer. */
export function AuthorizerText() {
  const { text } = usePlayground((state) => state.documents.authorizer)
  const { editAuthorizer } = useActions()
  return (
    <Editor
      {...useText("authorizer")}
      text={text}
      label="Datalog of the authorizer"
      hint="allow if true;"
      onChange={(changed, { typed }) => editAuthorizer(changed, typed)}
    />
  )
}
