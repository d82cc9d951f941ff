import type { ReactNode } from "react"
import type { FactKey } from "../../../src/worker/index.ts"
import { proofLinkName } from "../../state/derive/proof.ts"
import { useActions } from "../../state/page.ts"

interface Props {
  fact: FactKey
  className?: string | undefined
  children: ReactNode
}

/** Leads to the proof of a fact; coming back from there, the focus finds it again. */
export function ProofLink({ fact, className, children }: Props) {
  const { explainFact } = useActions()
  return (
    <button
      type="button"
      className={className}
      title="Why this fact holds"
      data-proof={proofLinkName(fact)}
      onClick={() => explainFact(fact)}
    >
      {children}
    </button>
  )
}
