import { describe, expect, it } from "vitest"
import type { Store } from "../state/state.ts"
import { openStorage, type Storage } from "./archive.ts"
import { printed } from "./printed.ts"
import { keep, notice, openTab, reopened, revisions, settle, write } from "./tabs.ts"

const secret = "En0KEwoEZmlsZTES-a-real-token"

/** Everything that the browser holds. */
const archived = (storage: Storage): string =>
  printed([...storage.documents.values(), ...storage.revisions.values()])

/** A document with a pasted token that is kept as asked, with two revisions of it. */
async function keptToken() {
  const storage = openStorage()
  const first = openTab(storage)
  const { store } = first
  const { actions } = store.getState()
  actions.pasteToken(secret)
  actions.setPublicKey("ed25519/00ff")
  actions.openPasted()
  await actions.keepReal(true)
  write(store, "allow if one();")
  await keep(store)
  await actions.saveRevision("with the token")
  write(store, "allow if two();")
  await keep(store)
  await settle(store)
  expect(archived(storage).split(secret)).toHaveLength(4)
  return { storage, store, outside: first.outside }
}

function expectForgotten(storage: Storage): void {
  expect(archived(storage)).not.toContain(secret)
  expect(archived(storage)).not.toContain("00ff")
}

const openId = (page: Store): string => page.getState().kept.id

describe("a token that is kept no longer", () => {
  it("is in nothing that is stored any more, and what was written stays", async () => {
    const { storage, store } = await keptToken()
    await store.getState().actions.keepReal(false)
    expectForgotten(storage)
    expect(notice(store)).toMatch(/^What was pasted is kept no longer/)
    expect((await revisions(store)).map(({ name, saved }) => [name, saved?.authorizer])).toEqual([
      [null, "allow if two();"],
      ["with the token", "allow if one();"],
    ])
    expect(store.getState().documents.pasted.token).toBe(secret)
    write(store, "allow if three();")
    await keep(store)
    await settle(store)
    store.getState().actions.undo()
    await keep(store)
    expectForgotten(storage)
    expect(store.getState().kept.conflict).toBeNull()
  })

  it("goes where its field is cleared too, and is not stored again by undoing that", async () => {
    const { storage, store } = await keptToken()
    store.getState().actions.pasteToken("")
    await keep(store)
    expectForgotten(storage)
    store.getState().actions.undo()
    await keep(store)
    expect(store.getState().documents.pasted.token).toBe(secret)
    expectForgotten(storage)
  })

  it("goes with revisions that cannot be read", async () => {
    const { storage, store } = await keptToken()
    const torn = { key: 7, document: openId(store), at: 1, name: "torn", saved: { x: secret } }
    storage.revisions.set(7, torn)
    await store.getState().actions.keepReal(false)
    expectForgotten(storage)
    expect(storage.revisions.has(7)).toBe(false)
  })

  it("is not brought back by another tab that has the document open", async () => {
    const { storage, store } = await keptToken()
    const other = (await reopened(storage)).store
    await store.getState().actions.keepReal(false)
    expectForgotten(storage)
    write(other, "allow if other();")
    await keep(other)
    await settle(other)
    await other.getState().actions.saveRevision("theirs")
    other.getState().actions.keepMine()
    await keep(other)
    expectForgotten(storage)
    expect(archived(storage)).toContain("allow if other();")
  })

  it("goes also where another tab saved the document since", async () => {
    const { storage, store } = await keptToken()
    const other = (await reopened(storage)).store
    write(other, "allow if other();")
    await keep(other)
    await store.getState().actions.keepReal(false)
    expectForgotten(storage)
    expect(archived(storage)).toContain("allow if other();")
    write(other, "allow if more();")
    await keep(other)
    expectForgotten(storage)
    expect(archived(storage)).toContain("allow if more();")
  })

  it("is not brought back with a document that another tab deleted", async () => {
    const { storage, store } = await keptToken()
    const other = (await reopened(storage)).store
    await other.getState().actions.deleteDocument(openId(store))
    write(store, "allow if after();")
    await keep(store)
    await store.getState().actions.keepReal(false)
    await other.getState().actions.undeleteDocument(openId(store))
    expectForgotten(storage)
    expect(archived(storage)).toContain("allow if after();")
    expect(storage.revisions.size).toBe(2)
  })

  it("and cannot be removed is told", async () => {
    const { storage, store } = await keptToken()
    storage.refuses = "failed"
    await store.getState().actions.keepReal(false)
    expect(store.getState().kept.refusal).not.toBeNull()
    expect(notice(store)).toMatch(/^Revisions of this document may still hold .* storage failed/)
  })
})
