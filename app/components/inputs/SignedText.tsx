import type { BlockDraft } from "../../state/documents.ts"
import { documentName } from "../../state/derive/token.ts"
import { draftMisfit } from "../../state/derive/third-party.ts"
import { capitalise } from "../../state/derive/words.ts"
import { usePlayground } from "../../state/page.ts"
import { Editor } from "../ui/Editor.tsx"
import styles from "./Card.module.css"
import { useText } from "./useText.ts"

/** A block that a third party signed elsewhere: it can be read only, as any change would break its signature. */
export function SignedText({ block }: { block: BlockDraft }) {
  const name = usePlayground((state) => documentName(state, block.id))
  const misfit = usePlayground((state) => draftMisfit(state, block))
  const shown = useText(block.id)
  return (
    <>
      {misfit !== null && <p className={styles.failure}>{capitalise(misfit)}.</p>}
      {block.text === "" ? (
        <p className={styles.nothing}>It holds no Datalog.</p>
      ) : (
        <Editor {...shown} text={block.text} label={`Datalog of ${name}, signed elsewhere`} />
      )}
    </>
  )
}
