import { describe, expect, it } from "vitest"
import { openRemembered } from "../state/boot.ts"
import { keeping } from "../state/derive/keeping.ts"
import { maxUnnamed } from "../state/keep/reviser.ts"
import { openStorage } from "./archive.ts"
import { openTestPage } from "./pages.ts"
import { printed } from "./printed.ts"
import {
  authorizer,
  documents,
  keep,
  notice,
  openTab,
  reopened,
  revisions,
  settle,
  write,
} from "./tabs.ts"

describe("a document", () => {
  it("that nobody changed is not kept, and the storage is not even asked", async () => {
    const storage = openStorage()
    const { store, host } = openTab(storage)
    await openRemembered(store, host, false)
    await keep(store)
    expect(storage.asked).toBe(0)
    expect(storage.documents.size).toBe(0)
    expect(keeping(store.getState())).toBe("unchanged")
  })

  it("that was changed is there at the next start, with its pane", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    store.getState().actions.editBlock(0, 'user("bob");', false)
    write(store, "allow if user($u);")
    store.getState().actions.openPane("facts")
    await store.getState().actions.renameDocument(store.getState().kept.id, "  Two\u202e lines\n ")
    await keep(store)
    expect(keeping(store.getState())).toBe("saved")
    const again = (await reopened(storage)).store
    const { documents, kept, view, history } = again.getState()
    expect(documents.authored.blocks.map(({ text }) => text)[0]).toBe('user("bob");')
    expect(authorizer(again)).toBe("allow if user($u);")
    expect(kept).toMatchObject({ id: store.getState().kept.id, name: "Two lines" })
    expect(view.pane).toBe("facts")
    expect(history.past).toEqual([])
    expect(keeping(again.getState())).toBe("saved")
  })

  it("whose change was undone before it was kept is not kept", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    write(store, "deny if true;")
    store.getState().actions.undo()
    await keep(store)
    expect(storage.documents.size).toBe(0)
  })

  it("gives way to a clean sheet and stays among the others, and undoing leads back to it", async () => {
    const storage = openStorage()
    const { store, outside } = openTab(storage)
    const { actions, kept } = store.getState()
    write(store, "deny if true;")
    await keep(store)
    outside.time += 1000
    actions.cleanSheet()
    expect(store.getState().kept.id).not.toBe(kept.id)
    write(store, "allow if true;")
    await keep(store)
    expect((await documents(store)).map(({ summary }) => summary)).toEqual([
      "1 block: allow if true;",
      expect.stringMatching(/^2 blocks: user/),
    ])
    actions.undo()
    actions.undo()
    expect(store.getState().kept.id).toBe(kept.id)
    expect(authorizer(store)).toBe("deny if true;")
    await keep(store)
    expect(storage.documents.size).toBe(2)
    actions.redo()
    actions.redo()
    expect(authorizer(store)).toBe("allow if true;")
    expect(store.getState().kept.id).not.toBe(kept.id)
  })

  it("is as it was left when one comes back to it: keys, history and all", async () => {
    const { store } = openTab(openStorage())
    const { actions, kept, documents: first } = store.getState()
    write(store, "deny if true;")
    await keep(store)
    actions.cleanSheet()
    await actions.openKept(kept.id)
    expect(store.getState().documents.authored.root).toBe(first.authored.root)
    actions.undo()
    expect(store.getState().documents).toBe(first)
  })

  it("is copied, named and deleted; and a deleted one comes back with its revisions", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    const { actions, kept } = store.getState()
    write(store, "deny if true;")
    await keep(store)
    await actions.saveRevision("strict")
    await actions.duplicateDocument(kept.id)
    await keep(store)
    expect(store.getState().kept).toMatchObject({ name: "Untitled (copy)" })
    await actions.renameDocument(kept.id, "mine")
    expect((await documents(store)).map(({ name }) => name).sort()).toEqual([
      "Untitled (copy)",
      "mine",
    ])
    await actions.openKept(kept.id)
    expect(store.getState().kept.name).toBe("mine")
    await actions.deleteDocument(kept.id)
    expect(notice(store)).toBe("Deleted “mine”.")
    expect(store.getState().kept.id).not.toBe(kept.id)
    expect(storage.revisions.size).toBe(0)
    await actions.undeleteDocument(kept.id)
    expect(store.getState().kept.id).toBe(kept.id)
    expect((await revisions(store)).map(({ name }) => name)).toEqual(["strict"])
  })

  it("says at the next start that private keys are new, where that matters", async () => {
    const storage = openStorage()
    const { store } = openTestPage(storage)
    write(store, "deny if true;")
    await keep(store)
    expect(notice((await reopened(storage)).store)).toBe("")
    store.getState().actions.addThirdPartyBlock()
    await keep(store)
    expect(notice((await reopened(storage)).store)).toMatch(/^Private keys are never kept/)
  })
})

describe("what is kept", () => {
  it("holds no private key, in no form", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    const { actions } = store.getState()
    actions.addThirdPartyBlock()
    actions.generateKey("secp256r1")
    actions.newRootKey("secp256r1")
    write(store, "allow if true;")
    await keep(store)
    await actions.saveRevision("with keys")
    actions.cleanSheet()
    actions.addThirdPartyBlock()
    await keep(store)
    const kept = printed([...storage.documents.values(), ...storage.revisions.values()])
    expect(storage.documents.size).toBe(2)
    for (const { bytes } of store.getState().keyring.values()) {
      for (const form of ["hex", "base64", "base64url"] as const) {
        expect(kept).not.toContain(Buffer.from(bytes).toString(form).replace(/=+$/, ""))
      }
      expect(kept).not.toContain([...bytes].join(","))
    }
  })

  it("leaves a pasted token out until the reader asks, and says so of a revision", async () => {
    const storage = openStorage()
    const { store } = openTab(storage)
    const { actions } = store.getState()
    actions.pasteToken("En0KEwoEZmlsZTES-a-real-token")
    actions.setPublicKey("ed25519/00ff")
    actions.openPasted()
    await keep(store)
    expect(storage.documents.size).toBe(0)
    write(store, "allow if user($u);")
    await keep(store)
    await actions.saveRevision("mine")
    expect(notice(store)).toMatch(/without what was pasted/)
    const kept = (): string =>
      printed([...storage.documents.values(), ...storage.revisions.values()])
    expect(kept()).toContain("allow if user($u);")
    expect(kept()).not.toContain("a-real-token")
    expect(kept()).not.toContain("00ff")
    actions.keepReal(true)
    await keep(store)
    expect(kept()).toContain("a-real-token")
    const again = (await reopened(storage)).store.getState()
    expect(again.kept.keepsReal).toBe(true)
    expect(again.documents).toMatchObject({
      source: "pasted",
      pasted: { publicKey: "ed25519/00ff" },
    })
    actions.keepReal(false)
    await keep(store)
    expect(printed([...storage.documents.values()])).not.toContain("a-real-token")
  })
})

describe("revisions", () => {
  it("are made once of each state, and restored in a step that can be undone", async () => {
    const { store } = openTab(openStorage())
    const { actions } = store.getState()
    await settle(store)
    expect(await revisions(store)).toEqual([])
    write(store, "deny if true;")
    await settle(store)
    await settle(store)
    actions.openPane("facts")
    await settle(store)
    write(store, "allow if true;")
    await settle(store)
    const [second, first] = await revisions(store)
    expect(await revisions(store)).toHaveLength(2)
    expect(second!.saved?.authorizer).toBe("allow if true;")
    await actions.restoreRevision(first!.key)
    expect(authorizer(store)).toBe("deny if true;")
    actions.undo()
    expect(authorizer(store)).toBe("allow if true;")
  })

  it("of a state that is there already take the name that it is given", async () => {
    const { store } = openTab(openStorage())
    write(store, "deny if true;")
    await settle(store)
    await store.getState().actions.saveRevision("strict")
    expect((await revisions(store)).map(({ name }) => name)).toEqual(["strict"])
    expect(notice(store)).toBe("Saved “strict”.")
  })

  it(`are at most ${maxUnnamed} without a name, beside those with one`, async () => {
    const { store, outside } = openTab(openStorage())
    write(store, "allow if first();")
    await store.getState().actions.saveRevision("first")
    for (let i = 0; i < maxUnnamed + 5; i++) {
      outside.time += 1000
      write(store, `allow if n(${i});`)
      await settle(store)
    }
    const all = await revisions(store)
    expect(all).toHaveLength(maxUnnamed + 1)
    expect(all[0]!.saved?.authorizer).toBe(`allow if n(${maxUnnamed + 4});`)
    expect(all.at(-1)!.name).toBe("first")
  })

  it("are made of what something else takes the place of", async () => {
    const { store } = openTab(openStorage())
    const { actions } = store.getState()
    write(store, "deny if true;")
    await actions.saveRevision("strict")
    const [strict] = await revisions(store)
    write(store, "allow if true;")
    await actions.restoreRevision(strict!.key)
    expect((await revisions(store)).map((each) => each.saved?.authorizer)).toContain(
      "allow if true;",
    )
    expect(strict!.saved?.authorizer).toBe("deny if true;")
  })
})
