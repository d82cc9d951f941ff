/** What tests ask of every anatomy, and an anatomy as text. */
import type { Anatomy, AnatomyNode } from "../index.ts"

/** What is wrong with an anatomy as a division of `bytes`; null when nothing is. */
export function partitionFault(bytes: Uint8Array, { nodes, costs }: Anatomy): string | null {
  const charged = new Set<number>()
  for (const cost of costs) {
    const sum = cost.nodes.reduce((total, node) => total + sizeOf(nodes[node]!), 0)
    if (sum !== cost.bytes) return `${cost.name} costs ${cost.bytes}, its nodes have ${sum}`
    for (const node of cost.nodes) {
      if (charged.has(node)) return `node ${node} is charged twice`
      charged.add(node)
    }
  }
  let at = 0
  for (const [i, node] of nodes.entries()) {
    if (node.name === "") return `node ${i} has no name`
    if (node.from !== at) return `node ${i} begins at ${node.from}, not at ${at}`
    const parent = nodes[node.parent]
    if (i === 0 ? node.parent !== -1 : parent === undefined || node.parent >= i) {
      return `node ${i} is part of ${node.parent}`
    }
    if (parent !== undefined && (parent.isLeaf || parent.to < node.to)) {
      return `node ${i} does not fit into ${node.parent}`
    }
    if (!node.isLeaf) continue
    if (!charged.has(i) && node.to > node.from) return `node ${i} is not charged`
    at = node.to
  }
  return at === bytes.length ? null : `the leaves end at ${at} of ${bytes.length}`
}

export const leavesOf = ({ nodes }: Anatomy): AnatomyNode[] => nodes.filter((node) => node.isLeaf)

const sizeOf = ({ from, to }: AnatomyNode): number => to - from

/** A line a node: its bytes, its name and what it says; deeper ones farther right. */
export function printAnatomy({ nodes }: Anatomy): string {
  const depths: number[] = []
  return nodes
    .map((node, i) => {
      const depth = node.parent < 0 ? 0 : depths[node.parent]! + 1
      depths[i] = depth
      const clause = node.clause === null ? "" : ` [${node.clause.kind} ${node.clause.index}]`
      const value = node.value === "" ? "" : `: ${node.value}`
      const fault = node.fault === null ? "" : ` !! ${node.fault}`
      return `${"  ".repeat(depth)}${node.from}-${node.to} ${node.name}${value}${clause}${fault}`
    })
    .join("\n")
}
