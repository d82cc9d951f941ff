import { parsedBlock } from "../state/derive.ts"
import type { BlockDraft } from "../state/documents.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { clauseMarks } from "../state/places.ts"
import { draftKey, draftSummary } from "../state/token.ts"
import { blockName, capitalise, originColour } from "../state/words.ts"
import { Button } from "./Button.tsx"
import { CopyButton } from "./CopyButton.tsx"
import { Editor } from "./Editor.tsx"
import styles from "./Panel.module.css"

/** One block of the token being written. */
export function BlockCard({ block, index }: { block: BlockDraft; index: number }) {
  const { editBlock, removeBlock } = useActions()
  const place = usePlayground(({ view }) =>
    view.reveal?.document === block.id ? view.reveal : null,
  )
  const marks = usePlayground((state) => clauseMarks(state, block.id))
  const summary = usePlayground((state) => draftSummary(state, block))
  const key = usePlayground((state) => draftKey(state, block))
  const name = capitalise(blockName(index))
  return (
    <article className={styles.card} data-origin={originColour(index)} aria-label={name}>
      <div className={styles.bar}>
        <h3>{name}</h3>
        {block.external !== null && <span>third-party</span>}
        <span className={styles.meta}>{summary}</span>
        <span className={styles.grow} />
        {index > 0 && (
          <Button small aria-label={`Remove block ${index}`} onClick={() => removeBlock(block.id)}>
            Remove
          </Button>
        )}
      </div>
      {key !== null && (
        <p className={styles.note}>
          signed by <code>{key}</code> <CopyButton text={key} what="the third party's public key" />
        </p>
      )}
      <Editor
        text={block.text}
        label={`Datalog of ${blockName(index)}`}
        hint={index === 0 ? 'user("alice");' : 'check if operation("read");'}
        diagnostics={parsedBlock(block).diagnostics}
        marks={marks}
        place={place}
        onChange={(text) => editBlock(block.id, text)}
      />
    </article>
  )
}
