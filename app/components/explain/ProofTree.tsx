import { count } from "../../state/derive/words.ts"
import type { ShownProof } from "../../state/derive/proof.ts"
import { drawnAtOnce } from "../../state/derive/proof-lines.ts"
import { Button } from "../ui/Button.tsx"
import { ProofItem } from "./ProofItem.tsx"
import styles from "./Proof.module.css"
import { useProofTree } from "./useProofTree.ts"

/** A proof as a tree: each fact above the facts that its rule matched. */
export function ProofTree({ shown }: { shown: ShownProof }) {
  const tree = useProofTree(shown)
  const { lines, current, isCut, isClosed, id, handlers, openAll, drawMore } = tree
  return (
    <>
      <div className={styles.tree} role="tree" aria-label="Proof" {...handlers}>
        {lines.map((line) => (
          <ProofItem key={line.key} line={line} tree={id} isCurrent={line.key === current} />
        ))}
      </div>
      {!shown.proof.complete && (
        <p className={styles.note}>
          There is more: the proof was not followed further than{" "}
          {count(shown.proof.nodes.length, "fact")}.
        </p>
      )}
      {(isCut || isClosed) && (
        <p className={styles.more}>
          {isClosed && (
            <Button small look="line" onClick={openAll}>
              Open all
            </Button>
          )}
          {isCut && (
            <Button small look="line" onClick={drawMore}>
              Show {count(drawnAtOnce, "line")} more
            </Button>
          )}
        </p>
      )}
    </>
  )
}
