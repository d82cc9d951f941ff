/** Brings the clause whose explanation is asked for into sight and gives it the focus, once for each request. */
import { useEffect } from "react"
import { type Clause, clauseKey } from "../../state/derive/clauses.ts"
import { isFocusExplained } from "../../state/derive/why.ts"
import { usePlayground } from "../../state/page.ts"

/** Requests that were followed, and those whose explanation was brought into sight too. */
const focused = new WeakSet<object>()
const seen = new WeakSet<object>()

export function useAskedClause(): void {
  const focus = usePlayground((state) => state.view.why.focus)
  const isExplained = usePlayground(isFocusExplained)
  useEffect(() => {
    if (focus === null || focused.has(focus)) return
    focused.add(focus)
    elementOf(focus.clause)?.querySelector("button")?.focus({ preventScroll: true })
  }, [focus])
  useEffect(() => {
    if (focus === null || seen.has(focus)) return
    // Where the answer is still to come, the element grows with it.
    if (isExplained) seen.add(focus)
    elementOf(focus.clause)?.scrollIntoView({ block: "nearest" })
  }, [focus, isExplained])
}

/** That of the card, where the clause has one, else that of its line. */
const elementOf = (clause: Clause): HTMLElement | null =>
  document.querySelector(`[data-clause="${clauseKey(clause)}"]`)
