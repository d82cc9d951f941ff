/** The page once a private key is gone from it. */
import type { BlockDraft, Documents } from "../documents.ts"
import type { KeyId } from "../keys.ts"
import type { State } from "../state.ts"

/** Another key stands wherever it was used, also in what undoing brings back. */
export function withoutKey(state: State, id: KeyId, instead: KeyId): Partial<State> {
  const { documents, history, keyring, revision, results, view } = state
  const { past, future, open } = history
  const replace = (each: Documents): Documents => withKey(each, id, instead)
  return {
    documents: replace(documents),
    history: { past: past.map(replace), future: future.map(replace), open },
    keyring: without(keyring, id),
    results: { ...results, publicKeys: without(results.publicKeys, id) },
    revision: revision + 1,
    view: { ...view, thirdParty: withoutSigner(view.thirdParty, id) },
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
