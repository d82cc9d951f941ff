import type { Draft } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { clauseMarks } from "../../state/derive/places.ts"
import { blockName } from "../../state/derive/words.ts"
import styles from "./Card.module.css"
import { Editor } from "../ui/Editor.tsx"

interface Props {
  draft: Draft
  index: number
  /** Why the block cannot be read. */
  failure: string | null
}

/** A block of a pasted token, as the Datalog that would make it. */
export function DecodedText({ draft, index, failure }: Props) {
  const document = `decoded ${index}` as const
  const { undo, redo } = useActions()
  const marks = usePlayground((state) => clauseMarks(state, document))
  const place = usePlayground(({ view: { reveal } }) =>
    reveal?.document === document ? reveal : null,
  )
  if (failure !== null) return <p className={styles.failure}>{failure}</p>
  if (draft.text === "") return <p className={styles.nothing}>It holds no Datalog.</p>
  return (
    <Editor
      text={draft.text}
      label={`Datalog of ${blockName(index)}, decoded`}
      diagnostics={none}
      marks={marks}
      place={place}
      onUndo={undo}
      onRedo={redo}
    />
  )
}

const none = [] as const
