/** The page once a private key is gone from it. */
import type { BlockDraft, Documents } from "../documents.ts"
import type { KeyId } from "../keys.ts"
import type { LeftDocument, State } from "../state.ts"

/** Another key stands wherever it was used, also in what undoing brings back, and in documents that are not open. */
export function withoutKey(state: State, id: KeyId, instead: KeyId): Partial<State> {
  const { shelf, keyring, revision, results, view } = state
  const replaced = new Map<Documents, Documents>()
  // Documents that are the same stay so: that is how the page knows what is kept, and what undoing leads to.
  const replace = (each: Documents): Documents => {
    const known = replaced.get(each) ?? withKey(each, id, instead)
    replaced.set(each, known)
    return known
  }
  const left = [...shelf.left].map(([name, each]) => [name, withEach(each, replace)] as const)
  return {
    ...withEach(state, replace),
    shelf: { ...shelf, left: new Map(left) },
    keyring: without(keyring, id),
    results: { ...results, publicKeys: without(results.publicKeys, id) },
    revision: revision + 1,
    view: { ...view, thirdParty: withoutSigner(view.thirdParty, id) },
  }
}

function withEach(
  { documents, history, kept }: LeftDocument,
  replace: (documents: Documents) => Documents,
): LeftDocument {
  const { past, future, open } = history
  const { began, stored } = kept
  return {
    documents: replace(documents),
    history: { past: past.map(replace), future: future.map(replace), open },
    kept: {
      ...kept,
      began: began && replace(began),
      stored: stored && { ...stored, documents: replace(stored.documents) },
    },
  }
}

const without = <V>(map: ReadonlyMap<KeyId, V>, id: KeyId): ReadonlyMap<KeyId, V> =>
  new Map([...map].filter(([key]) => key !== id))

/** The documents with another key wherever `id` is used; it is no longer kept. */
function withKey(documents: Documents, id: KeyId, instead: KeyId): Documents {
  const { authored, pasted, keys } = documents
  const inBlock = (block: BlockDraft): BlockDraft =>
    block.next === id || block.external === id
      ? {
          ...block,
          next: block.next === id ? instead : block.next,
          external: block.external === id ? instead : block.external,
        }
      : block
  return {
    ...documents,
    authored: {
      ...authored,
      root: authored.root === id ? instead : authored.root,
      blocks: authored.blocks.map(inBlock),
    },
    pasted: { ...pasted, blocks: pasted.blocks.map(inBlock) },
    keys: { ...keys, kept: keys.kept.filter((key) => key !== id) },
  }
}

const withoutSigner = <T extends { readonly key: KeyId | null }>(view: T, id: KeyId): T =>
  view.key === id ? { ...view, key: null, made: null } : view
