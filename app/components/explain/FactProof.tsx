import { factKey } from "../../state/derive/explanations.ts"
import { shownProof } from "../../state/derive/proof.ts"
import { usePlayground } from "../../state/page.ts"
import type { FactKey } from "../../../src/worker/index.ts"
import { Button } from "../ui/Button.tsx"
import { Empty } from "../ui/Empty.tsx"
import { useLights } from "./light.ts"
import { ProofParts } from "./ProofParts.tsx"
import styles from "./Proof.module.css"
import { leaveProof, useProofFocus } from "./useProofFocus.ts"

/** Why a fact holds: its proof, in place of the verdict. Nothing while no proof is asked for. */
export function FactProof() {
  const fact = usePlayground((state) => state.view.why.fact)
  return fact === null ? null : <Proof key={factKey(fact)} fact={fact} />
}

function Proof({ fact }: { fact: FactKey }) {
  const shown = usePlayground(shownProof)
  const element = useProofFocus()
  useLights(element)
  return (
    <div
      ref={element}
      className={styles.proof}
      role="group"
      tabIndex={-1}
      aria-label="Proof of a fact"
      data-part="proof"
    >
      <Button small icon="chevron-left" onClick={() => leaveProof(fact)}>
        Back to the verdict
      </Button>
      {shown === null && (
        <Empty title="The run holds this fact no more">
          What was written has changed, so that no rule derives it and no block states it, from the
          same blocks.
        </Empty>
      )}
      {shown && <ProofParts shown={shown} />}
    </div>
  )
}
