/** Private keys: taken in, drawn, cleared; and what keys are called. */
import type { Change, Get, Keys } from "./actions.ts"
import type { KeyNames } from "../documents.ts"
import { edited, replaced } from "./document-actions.ts"
import { type KeyId, keyOf } from "../keys.ts"
import type { Actions, State, Store } from "../state.ts"
import { withoutKey } from "./without-key.ts"

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
  const keep = (id: KeyId): KeyId => {
    change(({ keys }) => ({ keys: { ...keys, kept: [...keys.kept, id] } }))
    return id
  }
  return {
    setRootKey: (pair) => setRoot(hold(pair)),
    newRootKey: (algorithm) => setRoot(newKey(algorithm)),
    setBlockKey: (id, pair) => setBlock(id, hold(pair)),
    newBlockKey: (id, algorithm) => setBlock(id, newKey(algorithm)),
    keepKey: (pair) => keep(hold(pair)),
    generateKey: (algorithm) => void keep(newKey(algorithm)),
    chooseRootKey: (root) =>
      change(({ authored }) => ({ source: "authored", authored: { ...authored, root } })),
    clearKey: (id) => {
      const { algorithm, bytes } = keyOf(get().keyring, id)
      const instead = newKey(algorithm)
      bytes.fill(0)
      set((state) => withoutKey(state, id, instead))
    },
    nameKey: (publicKey, name) =>
      change(({ keys }) => ({ keys: { ...keys, names: named(keys.names, publicKey, name) } }), {
        group: `name of ${publicKey}`,
        joins: true,
      }),
    finishPublicKey: (id, publicKey) =>
      set((state) => (state.keyring.has(id) ? withPublicKey(state, id, publicKey) : {})),
  } satisfies Part<
    | "setRootKey"
    | "newRootKey"
    | "setBlockKey"
    | "newBlockKey"
    | "keepKey"
    | "generateKey"
    | "chooseRootKey"
    | "clearKey"
    | "nameKey"
    | "finishPublicKey"
  >
}

const withPublicKey = ({ results }: State, id: KeyId, publicKey: string): Partial<State> => ({
  results: { ...results, publicKeys: new Map([...results.publicKeys, [id, publicKey]]) },
})

function named(names: KeyNames["names"], publicKey: string, name: string): KeyNames["names"] {
  const others = [...names].filter(([key]) => key !== publicKey)
  return new Map(name === "" ? others : [...others, [publicKey, name]])
}
