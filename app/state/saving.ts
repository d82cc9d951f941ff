/**
 * Documents as they are kept and shared, and back. Private keys stay here: the root's and the blocks' own are drawn
 * anew when a saved document is opened, and throwaway keys take the place of those of third parties, also in the
 * texts that trust them, so that the verdict stays.
 */
import {
  type KeyAlgorithm,
  parsePublicKey,
  printPublicKey,
  type PublicKey,
} from "../../src/ast/index.ts"
import {
  type SavedBlock,
  type SavedDocument,
  type SavedQuery,
  type ThrowawayKey,
  throwawayKey,
  throwawayNumber,
} from "../../src/document/index.ts"
import type { KeyPair, Viewpoint } from "../../src/worker/index.ts"
import type { Keys } from "./actions/actions.ts"
import type { BlockDraft, Documents, QueryDraft, Written } from "./documents.ts"
import type { Host } from "./host.ts"
import { keyOf } from "./keys.ts"
import type { ReplacedKey } from "./share.ts"
import type { State } from "./state.ts"

type Asked = Pick<State, "documents" | "keyring" | "results" | "actions"> & {
  readonly view: Pick<State["view"], "pane">
  /** Third parties of blocks that were taken from elsewhere, by the block's id: their private keys are not here. */
  readonly signers?: ReadonlyMap<number, PublicKey>
}

/** The whole document, a pasted token and a snapshot among it. Its keys are asked of the workshop. */
export const toSaved = async (
  state: Asked,
  name: string,
  workshop: Host["workshop"],
): Promise<SavedDocument> => (await savedWithKeys(state, name, workshop)).saved

/** The same, with what throwaway keys take the place of. */
export async function savedWithKeys(
  state: Asked,
  name: string,
  workshop: Host["workshop"],
): Promise<{ readonly saved: SavedDocument; readonly replaced: readonly ReplacedKey[] }> {
  const { documents } = state
  const { authored, pasted, snapshot, authorizer, limits, query, revoked, keys } = documents
  const signers = await findSigners(state, workshop)
  const text = (written: string): string => replaceKeys(written, signers.texts)
  const blocks = ({ blocks }: Written, keepsSigned: boolean): SavedBlock[] =>
    blocks.map((block) => ({
      text: text(block.text),
      next: keyOf(state.keyring, block.next).algorithm,
      external: keepsSigned && block.signed !== null ? null : (signers.keys.get(block.id) ?? null),
      signed: keepsSigned ? block.signed : null,
    }))
  const isPasted = pasted.token !== "" || pasted.publicKey !== "" || pasted.blocks.length > 0
  const saved: SavedDocument = {
    name,
    source: documents.source,
    authored: {
      blocks: blocks(authored, false),
      sealed: authored.sealed,
      root: keyOf(state.keyring, authored.root).algorithm,
    },
    pasted: isPasted ? { ...pasted, blocks: blocks(pasted, true) } : null,
    snapshot: snapshot.text,
    authorizer: text(authorizer.text),
    limits,
    query: savedQuery(query, text),
    revoked: revoked.text,
    keyNames: [...keys.names].map(([publicKey, name]) => ({ publicKey: text(publicKey), name })),
    example: documents.example,
    pane: state.view.pane,
  }
  return { saved, replaced: signers.replaced }
}

/** The throwaway key of each third-party block by its id, and what takes the place of a public key in texts. */
interface Signers {
  readonly keys: ReadonlyMap<number, ThrowawayKey>
  readonly texts: ReadonlyMap<string, string>
  readonly replaced: readonly ReplacedKey[]
}

async function findSigners(state: Asked, workshop: Host["workshop"]): Promise<Signers> {
  const { authored, pasted } = state.documents
  const found = new Map<number, Signer>()
  for (const block of [...authored.blocks, ...pasted.blocks]) {
    const signer = await signerOf(state, block, workshop)
    if (signer !== null) found.set(block.id, signer)
  }
  // Throwaway keys keep their numbers, whichever block comes first.
  const taken = new Set([...found.values()].flatMap((signer) => ownNumber(signer) ?? []))
  const keys = new Map<number, ThrowawayKey>()
  const byText = new Map<string, ThrowawayKey>()
  const texts = new Map<string, string>()
  for (const [id, signer] of found) {
    const known = byText.get(signer.text) ?? throwawayOf(signer, taken)
    byText.set(signer.text, known)
    keys.set(id, known)
    texts.set(signer.text, await throwawayText(known, workshop))
  }
  const replaced = [...byText]
    .filter(([publicKey]) => texts.get(publicKey) !== publicKey)
    .map(([publicKey, key]) => ({ publicKey, key }))
  return { keys, texts, replaced }
}

interface Signer {
  /** Its public key. */
  readonly text: string
  readonly algorithm: KeyAlgorithm
  /** Null where the private key is elsewhere. */
  readonly pair: KeyPair | null
}

async function signerOf(
  state: Asked,
  { id, external, signed }: BlockDraft,
  workshop: Host["workshop"],
): Promise<Signer | null> {
  const other = state.signers?.get(id)
  if (other !== undefined) {
    return { text: printPublicKey(other), algorithm: other.algorithm, pair: null }
  }
  if (signed !== null) {
    const read = await workshop.do({ kind: "signed-block", content: signed, token: null })
    if (read === null || !("externalKey" in read)) return null
    const { externalKey } = read
    return { text: printPublicKey(externalKey), algorithm: externalKey.algorithm, pair: null }
  }
  if (external === null) return null
  const pair = keyOf(state.keyring, external)
  const known = state.results.publicKeys.get(external)
  const text = known ?? (await publicText(pair, workshop))
  if (known === undefined) state.actions.finishPublicKey(external, text)
  return { text, algorithm: pair.algorithm, pair }
}

const ownNumber = ({ pair }: Signer): number | null =>
  pair === null ? null : throwawayNumber(pair.bytes)

/** Its own number for a throwaway key; for others the least that no key of the document has. */
function throwawayOf(signer: Signer, taken: Set<number>): ThrowawayKey {
  const { algorithm } = signer
  const own = ownNumber(signer)
  if (own !== null) return { algorithm, number: own }
  let number = 1
  while (taken.has(number)) number++
  taken.add(number)
  return { algorithm, number }
}

const throwawayTexts = new Map<string, string>()

/** The public key of a throwaway key, derived once. */
export async function throwawayText(
  { algorithm, number }: ThrowawayKey,
  workshop: Host["workshop"],
): Promise<string> {
  const name = `${algorithm} ${number}`
  const text =
    throwawayTexts.get(name) ??
    (await publicText({ algorithm, bytes: throwawayKey({ number }) }, workshop))
  throwawayTexts.set(name, text)
  return text
}

/** @throws {Error} the workshop was stopped, or died, over it */
async function publicText(
  { algorithm, bytes }: KeyPair,
  workshop: Host["workshop"],
): Promise<string> {
  const made = await workshop.do({ kind: "public-key", pair: { algorithm, bytes } })
  if (made === null || !("text" in made)) throw new Error("no public key could be derived")
  return made.text
}

const keyPattern = /\b(?:ed25519|secp256r1)\/[0-9a-fA-F]+/g

const replaceKeys = (text: string, texts: ReadonlyMap<string, string>): string =>
  texts.size === 0
    ? text
    : text.replaceAll(keyPattern, (key) => texts.get(key.toLowerCase()) ?? key)

function savedQuery(
  { text, viewpoint }: QueryDraft,
  replace: (text: string) => string,
): SavedQuery {
  const saved = { text: replace(text) }
  if (typeof viewpoint === "string") return { ...saved, viewpoint }
  if ("block" in viewpoint) return { ...saved, viewpoint: viewpoint.block }
  const keys = viewpoint.keys.map((key) => replace(printPublicKey(key)))
  return { ...saved, viewpoint: { keys } }
}

/** Signed anew, with keys drawn here and the throwaway keys it names; never within a change, as it draws keys. */
export function fromSaved(saved: SavedDocument, { hold, newKey }: Keys): Documents {
  let id = 0
  const held = new Map<string, number>()
  const external = (key: ThrowawayKey): number => {
    const name = `${key.algorithm} ${key.number}`
    const known =
      held.get(name) ?? hold({ algorithm: key.algorithm, bytes: throwawayKey(key).slice() })
    held.set(name, known)
    return known
  }
  const drafts = (blocks: readonly SavedBlock[]): BlockDraft[] =>
    blocks.map((block) => ({
      id: id++,
      text: block.text,
      next: newKey(block.next),
      external: block.external === null ? null : external(block.external),
      signed: block.signed,
    }))
  const { authored, pasted, query } = saved
  return {
    source: saved.source,
    authored: {
      root: newKey(authored.root),
      blocks: drafts(authored.blocks),
      sealed: authored.sealed,
    },
    pasted:
      pasted === null
        ? { token: "", publicKey: "", blocks: [], sealed: false }
        : { ...pasted, blocks: drafts(pasted.blocks) },
    snapshot: { text: saved.snapshot, exchange: null },
    authorizer: { text: saved.authorizer },
    limits: saved.limits,
    query: { text: query.text, viewpoint: openedViewpoint(query.viewpoint) },
    revoked: { text: saved.revoked },
    keys: {
      kept: [],
      names: new Map(saved.keyNames.map(({ publicKey, name }) => [publicKey, name])),
    },
    example: saved.example,
  }
}

function openedViewpoint(viewpoint: SavedQuery["viewpoint"]): Viewpoint {
  if (viewpoint === "query" || viewpoint === "query_all") return viewpoint
  if (typeof viewpoint !== "object") return { block: viewpoint }
  return {
    keys: viewpoint.keys.flatMap((text) => parsePublicKey(text) ?? []),
  }
}
