import type { Draft } from "../../state/documents.ts"
import { blockName } from "../../state/derive/words.ts"
import { Message } from "../ui/Message.tsx"
import styles from "./Card.module.css"
import { Editor } from "../ui/Editor.tsx"
import { useText } from "./useText.ts"

interface Props {
  draft: Draft
  index: number
  /** Why the block cannot be read. */
  failure: string | null
}

/** A block of a pasted token, as the Datalog that would make it. */
export function DecodedText({ draft, index, failure }: Props) {
  const shown = useText(`decoded ${index}`)
  if (failure !== null)
    return (
      <p className={styles.failure}>
        <Message text={failure} />
      </p>
    )
  if (draft.text === "") return <p className={styles.nothing}>It holds no Datalog.</p>
  return <Editor {...shown} text={draft.text} label={`Datalog of ${blockName(index)}, decoded`} />
}
