/** What each part of a shared document costs: the characters by which a link without it is shorter. */
import { emptyDocument, encodeLink, type SavedDocument } from "../../../src/document/index.ts"
import type { SharedPart } from "../share.ts"

/** Blocks beyond these are not measured one by one, as each takes another compression of the whole. */
const mostBlocks = 40

/** Of the parts that it has, in the order of the page; `length` is that of its link. */
export function costsOf(saved: SavedDocument, length: number): ReadonlyMap<SharedPart, number> {
  const costs = new Map<SharedPart, number>()
  for (const [part, without] of partsOf(saved)) {
    costs.set(part, Math.max(0, length - encodeLink({ ...saved, ...without }).length))
  }
  return costs
}

type Without = readonly [SharedPart, Partial<SavedDocument>]

function partsOf(saved: SavedDocument): readonly Without[] {
  const { name, pasted, snapshot, authored, limits, query, revoked } = saved
  const isAuthored = saved.source === "authored"
  const blocks = (isAuthored ? authored.blocks : (pasted?.blocks ?? [])).slice(0, mostBlocks)
  const withBlocks = (left: typeof blocks): Partial<SavedDocument> =>
    isAuthored || pasted === null
      ? { authored: { ...authored, blocks: left } }
      : { pasted: { ...pasted, blocks: left } }
  const parts: readonly (Without | null)[] = [
    name === "" ? null : ["name", { name: "" }],
    isToken(pasted) ? ["token", { pasted: { ...pasted, token: "" } }] : null,
    isToken(pasted) && pasted.publicKey !== ""
      ? ["publicKey", { pasted: { ...pasted, publicKey: "" } }]
      : null,
    snapshot === "" ? null : ["snapshot", { snapshot: "" }],
    ...blocks.map((block, i): Without => {
      const without = i === 0 && isAuthored ? [{ ...block, text: "" }] : []
      return [`block ${i}`, withBlocks(blocks.toSpliced(i, 1, ...without))]
    }),
    ["authorizer", { authorizer: "" }],
    limits.name === emptyDocument.limits.name ? null : ["limits", { limits: emptyDocument.limits }],
    query.text === "" ? null : ["query", { query: emptyDocument.query }],
    revoked === "" ? null : ["revoked", { revoked: "" }],
    saved.keyNames.length === 0 ? null : ["keyNames", { keyNames: [] }],
    saved.example === "" ? null : ["example", { example: "" }],
    saved.pane === emptyDocument.pane ? null : ["pane", { pane: emptyDocument.pane }],
  ]
  return parts.filter((part) => part !== null)
}

const isToken = (pasted: SavedDocument["pasted"]): pasted is NonNullable<SavedDocument["pasted"]> =>
  pasted !== null && pasted.token !== ""
