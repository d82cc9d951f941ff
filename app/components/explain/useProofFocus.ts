/** Where the focus is when a proof comes, and when it goes. */
import { type RefObject, useEffect, useRef } from "react"
import { proofLinkName } from "../../state/derive/proof.ts"
import { store } from "../../state/page.ts"
import type { Proved } from "../../state/state.ts"

/** Takes the focus if what opened the proof is gone with it. */
export function useProofFocus(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) element.current!.focus()
  }, [])
  return element
}

/** Goes back to the verdict, with the focus on what led to the proof, or else on the pane. */
export function leaveProof(proved: Proved): void {
  store.getState().actions.leaveProof()
  requestAnimationFrame(() => {
    const link = document.querySelector<HTMLElement>(
      `[data-proof="${CSS.escape(proofLinkName(proved))}"]`,
    )
    const focused = link ?? document.getElementById("pane")
    focused?.focus()
  })
}
