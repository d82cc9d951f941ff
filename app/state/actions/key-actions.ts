/** Private keys: taken in, drawn, cleared; and what keys are called. */
import type { Change, Get, Keys } from "./actions.ts"
import { type BlockDraft, type Documents, type KeyNames } from "../documents.ts"
import { edited, replaced } from "./document-actions.ts"
import { type KeyId, keyOf } from "../keys.ts"
import type { Actions, Store } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function keyActions(
  change: Change,
  set: Store["setState"],
  get: Get,
  { hold, newKey }: Keys,
) {
  const setRoot = (root: KeyId): void =>
    change(({ authored }) => ({ authored: { ...authored, root } }))
  const setBlock = (id: number, external: KeyId): void =>
    change((documents) => edited(documents, replaced(id, { external })))
  const changeKeys = (edit: (keys: KeyNames) => Partial<KeyNames>): void =>
    change(({ keys }) => ({ keys: { ...keys, ...edit(keys) } }))
  return {
    setRootKey: (pair) => setRoot(hold(pair)),
    newRootKey: (algorithm) => setRoot(newKey(algorithm)),
    setBlockKey: (id, pair) => setBlock(id, hold(pair)),
    newBlockKey: (id, algorithm) => setBlock(id, newKey(algorithm)),
    keepKey: (pair) => {
      const id = hold(pair)
      changeKeys(({ kept }) => ({ kept: [...kept, id] }))
      return id
    },
    clearKey: (id) => {
      const { algorithm, bytes } = keyOf(get().keyring, id)
      const instead = newKey(algorithm)
      bytes.fill(0)
      set(({ documents, history, keyring, revision, view }) => {
        const { past, future, open } = history
        const without = (each: Documents): Documents => withKey(each, id, instead)
        return {
          documents: without(documents),
          history: { past: past.map(without), future: future.map(without), open },
          keyring: new Map([...keyring].filter(([key]) => key !== id)),
          revision: revision + 1,
          view: { ...view, thirdParty: withoutSigner(view.thirdParty, id) },
        }
      })
    },
    nameKey: (publicKey, name) =>
      changeKeys(({ names }) => ({ names: named(names, publicKey, name.trim()) })),
  } satisfies Part<
    "setRootKey" | "newRootKey" | "setBlockKey" | "newBlockKey" | "keepKey" | "clearKey" | "nameKey"
  >
}

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

function named(names: KeyNames["names"], publicKey: string, name: string): KeyNames["names"] {
  const others = [...names].filter(([key]) => key !== publicKey)
  return new Map(name === "" ? others : [...others, [publicKey, name]])
}
