import { proofLinkName, shownProof } from "../../state/derive/proof.ts"
import { usePlayground } from "../../state/page.ts"
import type { Proved } from "../../state/state.ts"
import { Button } from "../ui/Button.tsx"
import { Empty } from "../ui/Empty.tsx"
import { useLights } from "./light.ts"
import { ProofParts } from "./ProofParts.tsx"
import styles from "./Proof.module.css"
import { leaveProof, useProofFocus } from "./useProofFocus.ts"

/** Why a fact holds, or a clause matches, in place of the verdict. Nothing while no proof is asked for. */
export function FactProof() {
  const proved = usePlayground((state) => state.view.why.proved)
  return proved === null ? null : <Proof key={proofLinkName(proved)} proved={proved} />
}

function Proof({ proved }: { proved: Proved }) {
  const shown = usePlayground(shownProof)
  const element = useProofFocus()
  useLights(element)
  return (
    <div
      ref={element}
      className={styles.proof}
      role="group"
      tabIndex={-1}
      aria-label={proved.kind === "fact" ? "Proof of a fact" : "Proof of a match"}
      data-part="proof"
    >
      <Button small icon="chevron-left" onClick={() => leaveProof(proved)}>
        Back to the verdict
      </Button>
      {shown === null && proved.kind === "match" && (
        <Empty title="It matches no more">What was written has changed.</Empty>
      )}
      {shown === null && proved.kind === "fact" && (
        <Empty title="The run holds this fact no more">
          What was written has changed, so that no rule derives it and no block states it, from the
          same blocks.
        </Empty>
      )}
      {shown && <ProofParts shown={shown} />}
    </div>
  )
}
