/** Examples as documents: with one of their requests, and with what is tried. */
import type { SavedBlock, SavedDocument } from "../../src/document/index.ts"
import { firstLimits } from "../state/limits.ts"
import { signers } from "./signers.ts"
import type { Edit, Example, ExampleBlock, Try } from "./types.ts"

/** @throws {RangeError} the example has no such request */
export function exampleDocument(example: Example, request: number): SavedDocument {
  const blocks = example.blocks.map(savedBlock)
  const authorizer = requestText(example, request)
  return {
    name: example.title,
    source: "authored",
    authored: { blocks, sealed: example.sealed ?? false, root: "ed25519" },
    pasted: null,
    snapshot: "",
    authorizer,
    limits: { ...firstLimits, name: example.limits ?? "reference" },
    query: example.query ?? { text: "", viewpoint: "authorizer" },
    revoked: "",
    keyNames: keyNames(authorizer, blocks),
    example: example.id,
    pane: example.pane ?? "why",
  }
}

/** The authorizer: what the request states, then what is the same for all. @throws {RangeError} no such request */
export function requestText({ requests, policies }: Example, request: number): string {
  const asked = requests[request]
  if (asked === undefined) throw new RangeError(`no request ${request}`)
  return `${asked.facts}\n\n${policies}`
}

/** The example with the request and the changes of one of its suggestions. */
export function triedDocument(example: Example, { request, edits }: Try): SavedDocument {
  const document = edits.reduce(edited, exampleDocument(example, request))
  return { ...document, keyNames: keyNames(document.authorizer, document.authored.blocks) }
}

/** A range of the authorizer, or of a block by its index. */
export interface ChangedPlace {
  readonly document: number | "authorizer"
  readonly from: number
  readonly to: number
}

/** Where a suggestion changes a text or adds one: the first block that differs, else the authorizer; or nowhere. */
export function changedPlace(example: Example, tried: Try): ChangedPlace | null {
  const before = exampleDocument(example, tried.request)
  const after = triedDocument(example, tried)
  const old = before.authored.blocks
  const { blocks } = after.authored
  // Blocks that moved up did not change.
  const index =
    blocks.length < old.length ? -1 : blocks.findIndex(({ text }, i) => text !== old[i]?.text)
  const block = blocks[index]
  if (block !== undefined)
    return { document: index, ...changed(old[index]?.text ?? "", block.text) }
  if (before.authorizer === after.authorizer) return null
  return { document: "authorizer", ...changed(before.authorizer, after.authorizer) }
}

/** The range of the new text between what both begin and what both end with. */
function changed(before: string, after: string): { from: number; to: number } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let tail = 0
  while (tail < most - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return { from, to: after.length - tail }
}

const savedBlock = (block: ExampleBlock): SavedBlock => ({
  text: typeof block === "string" ? block : block.text,
  next: "ed25519",
  external: typeof block === "string" ? null : block.signer.key,
  signed: null,
})

/** Of the third parties that sign a block or that a text trusts. */
const keyNames = (authorizer: string, blocks: readonly SavedBlock[]): SavedDocument["keyNames"] =>
  signers
    .filter(
      ({ publicKey, key }) =>
        authorizer.includes(publicKey) ||
        blocks.some(({ text, external }) => external === key || text.includes(publicKey)),
    )
    .map(({ publicKey, name }) => ({ publicKey, name }))

function edited(document: SavedDocument, edit: Edit): SavedDocument {
  const { authored, authorizer, limits } = document
  const withBlocks = (blocks: readonly SavedBlock[]): SavedDocument => ({
    ...document,
    authored: { ...authored, blocks },
  })
  switch (edit.kind) {
    case "replace":
      return edit.in === "authorizer"
        ? { ...document, authorizer: replaced(authorizer, edit) }
        : withBlocks(
            authored.blocks.map((block, i) =>
              i === edit.in ? { ...block, text: replaced(block.text, edit) } : block,
            ),
          )
    case "append":
      return withBlocks([...authored.blocks, savedBlock(edit.block)])
    case "remove":
      return withBlocks(authored.blocks.toSpliced(edit.block, 1))
    case "unseal":
      return { ...document, authored: { ...authored, sealed: false } }
    case "limits":
      return { ...document, limits: { ...limits, name: edit.name } }
    default:
      return edit satisfies never
  }
}

/** @throws {RangeError} the text is not there exactly once */
function replaced(text: string, edit: { readonly text: string; readonly by: string }): string {
  const parts = text.split(edit.text)
  if (parts.length !== 2) throw new RangeError(`\`${edit.text}\` stands there not once`)
  return parts.join(edit.by)
}
