/** The keys of the page: which there are, what they are used for, and what they are called. */
import { printPublicKey, type KeyAlgorithm } from "../../../src/ast/index.ts"
import type { TokenView } from "../../../src/worker/index.ts"
import { type Documents, type KeyNames, written } from "../documents.ts"
import { type KeyId, type KeyRing, keyOf } from "../keys.ts"
import type { State } from "../state.ts"
import { memo } from "./memo.ts"
import { decodedCount, shownToken } from "./token.ts"
import { keyField } from "./work.ts"
import { blockName, capitalise, listed, shortKey } from "./words.ts"

export interface KeyRow {
  /** Null until it is derived. */
  readonly publicKey: string | null
  /** As the reader calls it; "" where it has no name. */
  readonly name: string
  /** What it signs, or that nothing uses it. */
  readonly use: string
  /** Its name, or else its use. */
  readonly called: string
}

/** A private key. */
export interface PrivateKeyRow extends KeyRow {
  readonly id: KeyId
  readonly algorithm: KeyAlgorithm
}

/** A public key whose private half is not here. */
export interface PublicKeyRow extends KeyRow {
  readonly publicKey: string
}

const keyRow = <K extends string | null>(
  publicKey: K,
  use: string,
  { names }: KeyNames,
): KeyRow & { readonly publicKey: K } => {
  const name = publicKey === null ? "" : (names.get(publicKey) ?? "")
  return { publicKey, name, use, called: name === "" ? use.toLowerCase() : name }
}

/** What a key is called: by its name, or by its algorithm and the ends of its digits. */
export const keyName = ({ documents }: State, publicKey: string): string =>
  documents.keys.names.get(publicKey) ?? shortKey(publicKey)

export const privateKeys = (state: State): readonly PrivateKeyRow[] =>
  privateRows(state.documents, state.keyring, state.results.publicKeys, decodedCount(state))

const privateRows = memo(
  (
    documents: Documents,
    keyring: KeyRing,
    publicKeys: State["results"]["publicKeys"],
    decoded: number,
  ): readonly PrivateKeyRow[] => {
    const { authored, keys } = documents
    const uses = new Map<KeyId, string[]>()
    const use = (id: KeyId, words: string): void =>
      void uses.set(id, [...(uses.get(id) ?? []), words])
    if (documents.source === "authored") use(authored.root, "root key of the token")
    written(documents).blocks.forEach(({ external }, i) => {
      if (external !== null) use(external, `third party of ${blockName(decoded + i)}`)
    })
    for (const id of keys.kept) if (!uses.has(id)) uses.set(id, [])
    return [...uses].map(([id, words]) => ({
      id,
      algorithm: keyOf(keyring, id).algorithm,
      ...keyRow(
        publicKeys.get(id) ?? null,
        words.length === 0 ? "Kept, not used" : capitalise(listed(words)),
        keys,
      ),
    }))
  },
)

export const publicKeys = (state: State): readonly PublicKeyRow[] =>
  publicRows(state.documents, shownToken(state), state.results.publicKeys, decodedCount(state))

const publicRows = memo(
  (
    documents: Documents,
    view: TokenView | null,
    own: State["results"]["publicKeys"],
    decoded: number,
  ): readonly PublicKeyRow[] => {
    const uses = new Map<string, string>()
    const field = keyField(documents.pasted)
    if (documents.source === "pasted" && field.kind === "keys") {
      for (const { key, id } of field.keys) {
        uses.set(printPublicKey(key), id === null ? "Root key" : `Root key, key id ${id}`)
      }
    }
    view?.blocks.slice(0, decoded).forEach(({ externalKey }, i) => {
      if (externalKey !== null)
        uses.set(printPublicKey(externalKey), `Third party of ${blockName(i)}`)
    })
    for (const publicKey of documents.keys.names.keys()) {
      if (!uses.has(publicKey)) uses.set(publicKey, "Named, not used")
    }
    for (const publicKey of own.values()) uses.delete(publicKey)
    return [...uses].map(([publicKey, use]) => keyRow(publicKey, use, documents.keys))
  },
)

/** Those that a dialog shows, and whose public half is not known yet. */
export function keysWithoutPublic(state: State): readonly KeyId[] {
  const { view, results, documents } = state
  if (view.dialog !== "keys" && view.dialog !== "third-party") return []
  const ids = new Set([...privateKeys(state).map(({ id }) => id), ...documents.keys.kept])
  if (view.thirdParty.key !== null) ids.add(view.thirdParty.key)
  return [...ids].filter((id) => !results.publicKeys.has(id))
}
