import { hasOthers, proofSentence, rootEntry, type ShownProof } from "../../state/derive/proof.ts"
import { capitalise } from "../../state/derive/words.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { toTab } from "../ui/focus.ts"
import { ProofFact } from "./ProofFact.tsx"
import { ProofOthers } from "./ProofOthers.tsx"
import { ProofTree } from "./ProofTree.tsx"
import styles from "./Proof.module.css"

/** A fact, how it came about in one sentence, the tree of its proof, and where to go from it. */
export function ProofParts({ shown }: { shown: ShownProof }) {
  const isOpen = usePlayground((state) => state.view.why.others)
  const { showOtherDerivations, lookAtRound, openPane } = useActions()
  const { fact, maker, round } = rootEntry(shown)
  const goToRound = () => {
    lookAtRound(round)
    openPane("run")
    toTab("run")
  }
  return (
    <>
      <h2 className={styles.title}>
        {fact === null ? capitalise(maker) : <ProofFact fact={fact} />}
      </h2>
      <p className={styles.sentence}>{proofSentence(shown)}</p>
      <ProofTree shown={shown} />
      <p className={styles.more}>
        {round > 0 && (
          <Button small look="line" onClick={goToRound}>
            Go to the round where it was born
          </Button>
        )}
        {hasOthers(shown) && (
          <Button
            small
            look="line"
            aria-expanded={isOpen}
            onClick={() => showOtherDerivations(!isOpen)}
          >
            Other derivations
          </Button>
        )}
      </p>
      {isOpen && <ProofOthers />}
    </>
  )
}
