/** What is open in the tree of a proof, which item the keys are on, and what keys and clicks do there. */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useId, useState } from "react"
import type { ShownProof } from "../../state/derive/proof.ts"
import {
  drawnAtOnce,
  firstProofView,
  type ProofLine,
  proofLines,
  proofMove,
  type ProofView,
} from "../../state/derive/proof-lines.ts"
import { followMaker } from "../../state/follow.ts"
import { store } from "../../state/page.ts"

const keyAt = (element: Element): string | undefined =>
  element.closest<HTMLElement>("[data-key]")?.dataset.key

/** Text that was just selected within an element is not to be lost to a click. */
const isSelecting = (element: Element): boolean => {
  const selection = getSelection()
  return selection?.isCollapsed === false && selection.containsNode(element, true)
}

export function useProofTree(shown: ShownProof) {
  const id = useId()
  const [view, setView] = useState<ProofView>(firstProofView)
  const [current, setCurrent] = useState("0")
  const drawn = proofLines(shown, view)
  const { lines } = drawn

  const lineOf = (element: Element): ProofLine | undefined =>
    lines.find(({ key }) => key === keyAt(element))
  const focus = (key: string): void => document.getElementById(id + key)?.focus()
  const open = (key: string, isOpen: boolean): void =>
    setView({ ...view, opened: new Map(view.opened).set(key, isOpen) })
  const toSource = ({ entry }: ProofLine): void => followMaker(store.getState(), entry.from)

  const handlers = {
    onFocus: ({ target }: FocusEvent<HTMLElement>): void => setCurrent(keyAt(target) ?? current),
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      // The panes have keys of their own, with Alt, Control or Meta.
      if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element))
        return
      const line = lineOf(event.target)
      const isActivation = event.key === "Enter" || event.key === " "
      const move = line === undefined ? null : proofMove(lines, line.key, event.key)
      if (line === undefined || (!isActivation && move === null)) return
      event.preventDefault()
      if (move === null) toSource(line)
      else if (move.kind === "go") focus(move.key)
      else open(move.key, move.kind === "open")
    },
    onClick: ({ target }: MouseEvent<HTMLElement>): void => {
      if (!(target instanceof Element)) return
      const line = lineOf(target)
      if (line === undefined || isSelecting(target)) return
      if (target.closest("[data-toggle=true]") !== null) open(line.key, line.state !== "open")
      else if (target.closest("[data-first]") !== null) focus(line.first!)
      else toSource(line)
    },
  }
  return {
    ...drawn,
    // What had the keys may be out of sight.
    current: lines.some(({ key }) => key === current) ? current : lines[0]!.key,
    id,
    handlers,
    openAll: (): void => setView({ ...view, opened: new Map(), isAllOpen: true }),
    drawMore: (): void => setView({ ...view, most: view.most + drawnAtOnce }),
  }
}
