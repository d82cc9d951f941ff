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
