import type { ReactNode } from "react"
import { proofLinkName } from "../../state/derive/proof.ts"
import { useActions } from "../../state/page.ts"
import type { Proved } from "../../state/state.ts"

interface Props {
  proved: Proved
  className?: string | undefined
  children: ReactNode
}

/** Leads to a proof; coming back from there, the focus finds it again. */
export function ProofLink({ proved, className, children }: Props) {
  const { explainFact, explainMatch } = useActions()
  const open = () =>
    proved.kind === "fact" ? explainFact(proved.fact) : explainMatch(proved.clause, proved.query)
  return (
    <button
      type="button"
      className={className}
      title={proved.kind === "fact" ? "Why this fact holds" : "How these facts came about"}
      data-proof={proofLinkName(proved)}
      onClick={open}
    >
      {children}
    </button>
  )
}
