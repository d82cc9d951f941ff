/** What was looked at of one token, found again in the next one, which is mostly the same one after a letter. */
import type { Anatomy } from "../../../src/worker/index.ts"
import { pathOf } from "../../../src/worker/index.ts"
import type { BytesView } from "../state.ts"
import { partsOf } from "./anatomy-tree.ts"

/** The node with the same names on the way to it, each at the same place among its neighbours; -1 without one. */
function sameNode(before: Anatomy, after: Anatomy, node: number): number {
  let found = 0
  for (const part of pathOf(before, node).slice(1)) {
    const { parent, name } = before.nodes[part]!
    const next = partsOf(after, found)[partsOf(before, parent).indexOf(part)]
    if (next === undefined || after.nodes[next]!.name !== name) return -1
    found = next
  }
  return found
}

/** What is not there any more is neither selected nor open. */
export function carried(before: Anatomy, after: Anatomy, view: BytesView): BytesView {
  const opened = new Map<number, boolean>()
  for (const [node, isOpen] of view.opened) {
    const same = sameNode(before, after, node)
    if (same >= 0) opened.set(same, isOpen)
  }
  const node = sameNode(before, after, view.node)
  if (view.selected === null || node < 0) return { ...view, ...nothing, opened }
  const { from, to } = after.nodes[node]!
  return { ...view, selected: { from, to }, head: from, node, opened }
}

/** No byte, and the whole token. */
export const nothing: Pick<BytesView, "selected" | "head" | "node"> = {
  selected: null,
  head: 0,
  node: 0,
}

/** Nothing was looked at yet. */
export const noBytes: BytesView = { ...nothing, opened: new Map(), wanted: null }
