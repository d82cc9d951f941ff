import { useActions, usePlayground } from "../state/page.ts"
import { BlockCard } from "./BlockCard.tsx"
import { Button } from "./Button.tsx"
import styles from "./Panel.module.css"
import { RootKey } from "./RootKey.tsx"

/** The token being written, block by block. */
export function AuthoredToken() {
  const blocks = usePlayground((state) => state.documents.blocks)
  const sealed = usePlayground((state) => state.documents.sealed)
  const removed = usePlayground((state) => state.removed)
  const { addBlock, addThirdPartyBlock, sealToken, restoreBlock } = useActions()
  return (
    <>
      <div className={styles.heading}>
        <h2>Token</h2>
        <span className={styles.meta}>{sealed ? "sealed" : "open to attenuation"}</span>
      </div>
      <RootKey />
      {blocks.map((block, index) => (
        <BlockCard key={block.id} block={block} index={index} />
      ))}
      <div className={styles.actions}>
        <Button small look="line" onClick={addBlock}>
          + Block
        </Button>
        <Button small look="line" onClick={addThirdPartyBlock}>
          + Third-party block
        </Button>
        {removed !== null && (
          <Button small onClick={restoreBlock}>
            Undo removing block {removed.index}
          </Button>
        )}
        <span className={styles.grow} />
        <Button small aria-pressed={sealed} onClick={() => sealToken(!sealed)}>
          {sealed ? "Sealed ✓" : "Seal"}
        </Button>
      </div>
    </>
  )
}
