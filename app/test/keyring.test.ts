import { describe, expect, it } from "vitest"
import { toHex } from "../../src/ast/index.ts"
import { privateKeys } from "../state/derive/keys.ts"
import { rootKey, shownToken } from "../state/derive/token.ts"
import { keyOf } from "../state/keys.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, opened, openTestPage, run } from "./pages.ts"

const pair = (byte: number) =>
  ({ algorithm: "ed25519", bytes: new Uint8Array(32).fill(byte) }) as const

/** All bytes of private keys that the page still holds, in hexadecimal. */
const secrets = (page: Store): string[] =>
  [...page.getState().keyring.values()].map(({ bytes }) => toHex(bytes))

describe("a private key", () => {
  it("is in no document and in no step of the history", async () => {
    const page = await opened()
    page.getState().actions.setRootKey(pair(0xab))
    page.getState().actions.editBlock(0, 'user("bob");', false)
    const { documents, history } = page.getState()
    const written = JSON.stringify([documents, history])
    for (const secret of secrets(page)) expect(written).not.toContain(secret)
    expect(written).not.toContain("171,171,171")
  })

  it("that is cleared is overwritten, and another one signs in its place", async () => {
    const page = await opened()
    const { bytes } = pair(0xab)
    page.getState().actions.setRootKey({ algorithm: "ed25519", bytes })
    await run(page)
    const before = rootKey(page.getState())
    page.getState().actions.clearKey(page.getState().documents.authored.root)
    expect(bytes).toEqual(new Uint8Array(32))
    expect(secrets(page)).not.toContain(toHex(new Uint8Array(32).fill(0xab)))
    await run(page)
    expect(rootKey(page.getState())).not.toBe(before)
    expect(shownToken(page.getState())?.blocks).toHaveLength(2)
  })

  it("that is cleared does not come back by undoing", async () => {
    const page = await opened()
    const { actions } = page.getState()
    actions.addThirdPartyBlock()
    const { external, id } = blocksOf(page).at(-1)!
    actions.removeBlock(id)
    actions.clearKey(external!)
    actions.undo()
    const again = blocksOf(page).at(-1)!.external!
    expect(again).not.toBe(external)
    expect(keyOf(page.getState().keyring, again).algorithm).toBe("ed25519")
  })

  it("is listed with what it signs", async () => {
    const page = await opened()
    page.getState().actions.addThirdPartyBlock()
    page.getState().actions.keepKey(pair(0xcd))
    expect(privateKeys(page.getState()).map(({ use }) => use)).toEqual([
      "Root key of the token",
      "Third party of block 2",
      "Kept, not used",
    ])
  })

  it("is saved as PEM", async () => {
    const { store, outside } = openTestPage()
    const id = store.getState().actions.keepKey(pair(0xcd))
    await store.getState().actions.saveKey(id, "private", "PEM")
    expect(outside.files).toEqual(["private-key.pem"])
  })

  it("is imported from PEM as it was saved", async () => {
    const { store } = openTestPage()
    const pem = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIM3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3Nzc3N
-----END PRIVATE KEY-----`
    await store.getState().actions.importKey(pem)
    const [id] = store.getState().documents.keys.kept
    expect(toHex(keyOf(store.getState().keyring, id!).bytes)).toBe("cd".repeat(32))
  })

  it("that is none is refused in words that do not repeat it", async () => {
    const { store } = openTestPage()
    await store.getState().actions.importKey(`ed25519-private/${"cd".repeat(31)}`)
    const { text } = store.getState().view.notice!
    expect(text).toMatch(/62|31/)
    expect(text).not.toContain("cdcd")
  })
})

describe("a name for a key", () => {
  it("is given by its public half, taken back by undoing, and dropped when empty", () => {
    const { store } = openTestPage()
    const key = `ed25519/${"0a".repeat(32)}`
    store.getState().actions.nameKey(key, "identity provider")
    expect(store.getState().documents.keys.names.get(key)).toBe("identity provider")
    store.getState().actions.nameKey(key, "")
    expect(store.getState().documents.keys.names.has(key)).toBe(false)
    store.getState().actions.undo()
    expect(store.getState().documents.keys.names.size).toBe(0)
  })
})
