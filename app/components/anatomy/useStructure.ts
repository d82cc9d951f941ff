/** The structure of the token as a tree: which rows are drawn, and what keys and clicks do there. */
import { type KeyboardEvent, type MouseEvent, type RefObject, useId, useRef } from "react"
import type { Anatomy } from "../../../src/worker/index.ts"
import {
  isOpen,
  nodeInSight,
  rowOfNode,
  treeLine,
  type TreeLine,
  treeMove,
  treeRows,
} from "../../state/derive/anatomy-tree.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { useInSight, useWindow } from "./useWindow.ts"

interface Structure {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Begins the ids of all items. */
  readonly id: string
  readonly lines: readonly TreeLine[]
  /** The node that the keys are on. */
  readonly current: number
  /** The id of its item, while that is drawn. */
  readonly active: string | undefined
  /** Rows that are not drawn, above and below. */
  readonly above: number
  readonly below: number
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onClick: (event: MouseEvent) => void
}

export function useStructure(anatomy: Anatomy): Structure {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { range } = useWindow(scroller)
  const { opened, node, selected } = usePlayground((state) => state.view.bytes)
  const { selectNode, openNode } = useActions()
  const rows = treeRows(anatomy, opened)
  const current = nodeInSight(anatomy, opened, node)
  useInSight(scroller, rowOfNode(rows, current), selected)
  const lines = rows.slice(range.from, range.to).map((row) => treeLine(anatomy, opened, row))

  const toggle = (of: number): void => openNode(of, !isOpen(anatomy, opened, of))
  return {
    scroller,
    id,
    lines,
    current,
    active: lines.some((line) => line.node === current) ? id + current : undefined,
    above: Math.min(range.from, rows.length),
    below: Math.max(0, rows.length - range.to),
    onKeyDown: (event) => {
      // The panes have keys of their own, with Alt, Control or Meta.
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const isToggle = event.key === "Enter" || event.key === " "
      const move = treeMove(anatomy, opened, current, event.key)
      if (move === null && !isToggle) return
      event.preventDefault()
      if (move?.kind === "go") selectNode(move.node)
      else if (move !== null || !anatomy.nodes[current]!.isLeaf) toggle(current)
    },
    onClick: ({ target }) => {
      const item = target instanceof Element && target.closest<HTMLElement>("[data-node]")
      if (!(target instanceof Element) || !item) return
      const clicked = Number(item.dataset.node)
      if (target.closest("[data-toggle=true]") !== null) toggle(clicked)
      else selectNode(clicked)
    },
  }
}
