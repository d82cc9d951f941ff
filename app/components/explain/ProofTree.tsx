import { count } from "../../state/derive/words.ts"
import { drawnAtOnce, proofLines, type ShownProof } from "../../state/derive/proof.ts"
import { Button } from "../ui/Button.tsx"
import { ProofItem } from "./ProofItem.tsx"
import styles from "./Proof.module.css"
import { useProofTree } from "./useProofTree.ts"

/** A proof as a tree: each fact above the facts that its rule matched. */
export function ProofTree({ shown }: { shown: ShownProof }) {
  const { view, current, id, handlers, openAll, drawMore } = useProofTree(shown)
  const { lines, isCut, isClosed } = proofLines(shown, view)
  const reached = lines.some(({ key }) => key === current) ? current : lines[0]!.key
  return (
    <>
      <div className={styles.tree} role="tree" aria-label="Proof" {...handlers}>
        {lines.map((line) => (
          <ProofItem key={line.key} line={line} tree={id} isCurrent={line.key === reached} />
        ))}
      </div>
      {!shown.proof.complete && (
        <p className={styles.note}>
          The proof is longer than this: facts without a rule below them were not followed.
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
