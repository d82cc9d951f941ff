/**
 * The document that is shared: what is in sight of the one on the page, with what the reader chose to leave out left
 * out. A token from elsewhere that is shared as text is made one's own here: signed anew, with throwaway keys.
 */
import { printPublicKey, type PublicKey } from "../../../src/ast/index.ts"
import { emptyDocument, type SavedDocument, withoutComments } from "../../../src/document/index.ts"
import { keyField } from "../derive/work.ts"
import { decodedCount, decodedDrafts, shownSource } from "../derive/token.ts"
import { realChoice } from "../derive/share.ts"
import { type BlockDraft, type Documents, nextId } from "../documents.ts"
import type { Host } from "../host.ts"
import { savedWithKeys, throwawayText } from "../saving.ts"
import type { ReplacedKey, SharedProgram, ShareOptions } from "../share.ts"
import type { State } from "../state.ts"

export interface Variant {
  readonly saved: SavedDocument
  readonly program: SharedProgram
  readonly replaced: readonly ReplacedKey[]
}

/** Keys are asked of the workshop. */
export async function variantOf(
  state: State,
  options: ShareOptions,
  workshop: Host["workshop"],
): Promise<Variant> {
  const { documents, signers } = await withoutWrapping(documentsInSight(state, options), workshop)
  const asked = { ...state, documents, signers }
  const { saved, replaced } = await savedWithKeys(asked, state.kept.name, workshop)
  // Ids of a token's blocks are others once these are signed anew.
  const isResigned = saved.source !== state.documents.source
  const chosen = withOptions(isResigned ? { ...saved, revoked: "" } : saved, options)
  const program = await programOf(state, chosen, workshop)
  return { saved: withMentionedNames(chosen, program, options), program, replaced }
}

interface InSight {
  readonly documents: Documents
  /** The third parties of blocks that were taken from elsewhere. */
  readonly signers: ReadonlyMap<number, PublicKey>
}

const noPasted: Documents["pasted"] = { token: "", publicKey: "", blocks: [], sealed: false }
const noSnapshot: Documents["snapshot"] = { text: "", exchange: null }

function documentsInSight(state: State, options: ShareOptions): InSight {
  const { documents } = state
  const { source, authored, pasted, snapshot } = documents
  const alone = { ...documents, pasted: noPasted, snapshot: noSnapshot }
  if (source === "authored") return { documents: alone, signers: new Map() }
  const real = realChoice(state, options)
  const blank = { root: authored.root, blocks: [draftOf(state, 0, "")], sealed: false }
  if (real === "signed") {
    const kept = source === "pasted" ? { pasted } : { snapshot }
    return { documents: { ...alone, authored: blank, ...kept }, signers: new Map() }
  }
  const mine = real === "datalog" ? asMine(state) : null
  return {
    documents: { ...alone, source: "authored", authored: mine?.authored ?? blank },
    signers: mine?.signers ?? new Map(),
  }
}

/** What was pasted without what stood around it, and no key but public ones: nobody chose to share the rest. */
async function withoutWrapping(
  { documents, signers }: InSight,
  workshop: Host["workshop"],
): Promise<InSight> {
  const { source, pasted, snapshot } = documents
  if (source === "authored") return { documents, signers }
  const content = source === "pasted" ? pasted.token : snapshot.text
  const text = (await workshop.do({ kind: "diagnose", content }))?.text ?? ""
  const publicKey = keyField(pasted).kind === "keys" ? pasted.publicKey : ""
  const bare =
    source === "pasted"
      ? { pasted: { ...pasted, token: text, publicKey } }
      : { snapshot: { ...snapshot, text } }
  return { documents: { ...documents, ...bare }, signers }
}

const draftOf = ({ documents }: State, index: number, text: string): BlockDraft => ({
  id: nextId(documents) + index,
  text,
  next: documents.authored.root,
  external: null,
  signed: null,
})

/** The blocks of a token or a snapshot from elsewhere, then those that were written after them. */
function asMine(state: State): Pick<Documents, "authored"> & Pick<InSight, "signers"> {
  const { source, authored, pasted } = state.documents
  const view = shownSource(state)
  const count = decodedCount(state)
  const texts = view === null ? [] : decodedDrafts(view).slice(0, count)
  const drafts = texts.map(({ text }, i) => draftOf(state, i, text))
  const signers = new Map<number, PublicKey>()
  for (const [i, { id }] of drafts.entries()) {
    const key = view?.blocks[i]?.externalKey ?? null
    if (key !== null) signers.set(id, key)
  }
  const blocks = [...drafts, ...(source === "pasted" ? pasted.blocks : [])]
  const sealed = view?.kind === "token" && view.sealed
  // A token has an authority, also where a snapshot was made without a token.
  const whole = blocks.length === 0 ? [draftOf(state, 0, "")] : blocks
  return { authored: { root: authored.root, blocks: whole, sealed }, signers }
}

function withOptions(saved: SavedDocument, options: ShareOptions): SavedDocument {
  const { pasted, query, revoked } = saved
  const chosen: SavedDocument = {
    ...saved,
    pasted: pasted === null || options.hasPublicKey ? pasted : { ...pasted, publicKey: "" },
    query: options.hasQuery ? query : emptyDocument.query,
    revoked: options.hasRevoked ? revoked : "",
  }
  return options.hasComments ? chosen : withoutComments(chosen)
}

/** What is read of it: the blocks as text, each with the third party that signs it once it is opened. */
async function programOf(
  state: State,
  { authored, pasted, snapshot, authorizer }: SavedDocument,
  workshop: Host["workshop"],
): Promise<SharedProgram> {
  const written = pasted?.blocks ?? (snapshot === "" ? authored.blocks : [])
  const blocks: SharedProgram["blocks"][number][] = []
  const isReal = pasted !== null || snapshot !== ""
  const view = isReal ? shownSource(state) : null
  if (view !== null) {
    for (const [i, { text }] of decodedDrafts(view).slice(0, decodedCount(state)).entries()) {
      const key = view.blocks[i]?.externalKey ?? null
      blocks.push({ text, externalKey: key === null ? null : printPublicKey(key) })
    }
  }
  for (const { text, external } of written) {
    const externalKey = external === null ? null : await throwawayText(external, workshop)
    blocks.push({ text, externalKey })
  }
  return { blocks, authorizer }
}

/** Names of keys that nothing in it is about say whom else their owner knows. */
function withMentionedNames(
  saved: SavedDocument,
  { blocks, authorizer }: SharedProgram,
  { hasKeyNames }: ShareOptions,
): SavedDocument {
  if (!hasKeyNames) return { ...saved, keyNames: [] }
  const { viewpoint, text } = saved.query
  const texts = [
    authorizer,
    text,
    saved.pasted?.publicKey ?? "",
    ...(typeof viewpoint === "object" ? viewpoint.keys : []),
    ...blocks.flatMap((block) => [block.text, block.externalKey ?? ""]),
  ]
  const isMentioned = (key: string): boolean =>
    texts.some((each) => each.toLowerCase().includes(key))
  return { ...saved, keyNames: saved.keyNames.filter((name) => isMentioned(name.publicKey)) }
}
