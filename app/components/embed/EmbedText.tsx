import { documentDraft } from "../../state/derive/chain.ts"
import { documentName } from "../../state/derive/token.ts"
import type { DocumentId } from "../../state/documents.ts"
import { editDocument, isFixed } from "../../state/embedded-text.ts"
import { store, usePlayground } from "../../state/page.ts"
import { useText } from "../inputs/useText.ts"
import { Editor } from "../ui/Editor.tsx"

interface Props {
  document: DocumentId
  isReadOnly: boolean
}

/** One of the texts, to be written in or to be read. */
export function EmbedText({ document, isReadOnly }: Props) {
  const text = usePlayground((state) => documentDraft(state, document)?.text ?? "")
  const name = usePlayground((state) => documentName(state, document))
  const isRead = usePlayground((state) => isReadOnly || isFixed(state, document))
  const shown = useText(document)
  const label = `Datalog of ${name === "authorizer" ? "the authorizer" : name}`
  return isRead ? (
    <Editor key="read" {...shown} text={text} label={label} />
  ) : (
    <Editor
      key="written"
      {...shown}
      text={text}
      label={label}
      onChange={(changed, { typed }) => editDocument(store, document, changed, typed)}
    />
  )
}
