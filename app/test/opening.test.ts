import { describe, expect, it } from "vitest"
import { emptyDocument, encodeLink, type SavedDocument } from "../../src/document/index.ts"
import { type Address, followAddress, openAddress } from "../state/route.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, openPage } from "./pages.ts"

const [emptyBlock] = emptyDocument.authored.blocks

const shared: SavedDocument = {
  ...emptyDocument,
  name: "roles",
  authored: { ...emptyDocument.authored, blocks: [{ ...emptyBlock!, text: 'role("admin");' }] },
  authorizer: 'allow if role("admin");',
}

const other: SavedDocument = { ...shared, name: "", authorizer: "deny if true;" }

class TestAddress implements Address {
  private changed: () => void = () => {}
  private text: string

  constructor(text: string) {
    this.text = text
  }

  fragment = (): string => this.text

  clear = (): void => {
    this.text = ""
  }

  follow = (changed: () => void): void => {
    this.changed = changed
  }

  /** As if the reader had followed a link of this page. */
  goTo(text: string): void {
    this.text = text
    this.changed()
  }
}

/** A page that was opened by an address. */
async function openedBy(fragment: string, page = openPage()) {
  const address = new TestAddress(fragment)
  await openAddress(page, address)
  followAddress(page, address)
  return { page, address }
}

const texts = (page: Store): string[] => blocksOf(page).map(({ text }) => text)
const told = (page: Store): string | undefined => page.getState().view.notice?.text

const written = (): Store => {
  const page = openPage()
  page.getState().actions.editBlock(0, 'user("mine");', false)
  return page
}

const isAsked = (page: Store): boolean => page.getState().view.dialog === "incoming"

/** As the browser says once it has stored what is open. */
function keep(page: Store): void {
  const { kept, documents, actions } = page.getState()
  const stored = { documents, name: kept.name, keepsReal: false, at: 0, version: 1 }
  actions.finishKeeping(kept.id, { stored })
}

describe("a link", () => {
  it("opens where nothing is written, as a document of its own", async () => {
    const first = openPage().getState().kept.id
    const { page } = await openedBy(encodeLink(shared))
    expect(isAsked(page)).toBe(false)
    expect(texts(page)).toEqual(['role("admin");'])
    expect(page.getState().kept).toMatchObject({ name: "roles" })
    expect(page.getState().kept.id).not.toBe(first)
    expect(told(page)).toBe("Opened the link’s document “roles”.")
  })

  it("leaves the address once what it brought is kept", async () => {
    const link = encodeLink(shared)
    const { page, address } = await openedBy(link)
    expect(address.fragment()).toBe(link)
    page.getState().actions.editAuthorizer("deny if true;", false)
    expect(address.fragment()).toBe(link)
    keep(page)
    expect(address.fragment()).toBe("")
  })

  it("stays in the address while only a part of what it brought is kept", async () => {
    const pasted = { token: "En0KEw", publicKey: "", blocks: [], sealed: false }
    const link = encodeLink({ ...shared, source: "pasted", pasted })
    const { page, address } = await openedBy(link)
    keep(page)
    expect(address.fragment()).toBe(link)
  })

  it("leaves the address when another document is opened", async () => {
    const { page, address } = await openedBy(encodeLink(shared))
    await page.getState().actions.newDocument()
    expect(address.fragment()).toBe("")
  })

  it("opens over another one that nobody changed, without a question", async () => {
    const { page, address } = await openedBy(encodeLink(shared))
    keep(page)
    address.goTo(encodeLink(other))
    await expect.poll(() => page.getState().documents.authorizer.text).toBe("deny if true;")
    expect(isAsked(page)).toBe(false)
  })

  it("opens without a question where a field was opened and nothing written", async () => {
    const page = openPage()
    page.getState().actions.openPasted()
    await openedBy(encodeLink(shared), page)
    expect(isAsked(page)).toBe(false)
    expect(texts(page)).toEqual(['role("admin");'])
  })

  it("asks where a token was pasted", async () => {
    const page = openPage()
    page.getState().actions.openPasted()
    page.getState().actions.pasteToken("En0KEw")
    await openedBy(encodeLink(shared), page)
    expect(isAsked(page)).toBe(true)
  })

  it("of what is open already says so", async () => {
    const { page } = await openedBy(encodeLink(shared))
    const { documents } = page.getState()
    await openedBy(encodeLink(shared), page)
    expect(page.getState().documents).toBe(documents)
    expect(told(page)).toBe("This is the link’s document “roles”.")
  })
})

describe("a link over work of the reader's", () => {
  it("asks, and changes nothing before there is an answer", async () => {
    const page = written()
    const { documents } = page.getState()
    const { address } = await openedBy(encodeLink(shared), page)
    expect(isAsked(page)).toBe(true)
    const { incoming } = page.getState().view
    expect(incoming?.saved).toEqual(shared)
    expect(incoming?.mine.authored.blocks[0]?.text).toBe('user("mine");')
    expect(page.getState().documents).toBe(documents)
    expect(address.fragment()).not.toBe("")
  })

  it("opens beside it, and what was open is there when one comes back", async () => {
    const page = written()
    const { kept, documents } = page.getState()
    await openedBy(encodeLink(shared), page)
    page.getState().actions.openIncoming()
    expect(texts(page)).toEqual(['role("admin");'])
    expect(page.getState().view).toMatchObject({ incoming: null, dialog: null })
    expect(page.getState().shelf.left.get(kept.id)?.documents).toBe(documents)
  })

  it("replaces it in one step, which can be undone", async () => {
    const page = written()
    const { kept } = page.getState()
    await openedBy(encodeLink(shared), page)
    await page.getState().actions.replaceByIncoming()
    expect(texts(page)).toEqual(['role("admin");'])
    expect(page.getState().kept.id).toBe(kept.id)
    page.getState().actions.undo()
    expect(texts(page)[0]).toBe('user("mine");')
  })

  it("is put away", async () => {
    const page = written()
    const { documents } = page.getState()
    const { address } = await openedBy(encodeLink(shared), page)
    page.getState().actions.declineIncoming()
    keep(page)
    expect(page.getState().documents).toBe(documents)
    expect(page.getState().view).toMatchObject({ incoming: null, dialog: null })
    expect(address.fragment()).toBe("")
  })

  it("is no question any more once the address is that of what is open", async () => {
    const page = written()
    const { address } = await openedBy(encodeLink(shared), page)
    page.getState().actions.openIncoming()
    page.getState().actions.editAuthorizer("deny if false;", false)
    address.goTo(encodeLink(other))
    await expect.poll(() => isAsked(page)).toBe(true)
    address.goTo(encodeLink({ ...shared, authorizer: "deny if false;" }))
    await expect.poll(() => told(page)).toMatch(/^This is/)
    expect(page.getState().view).toMatchObject({ incoming: null, dialog: null })
  })

  it("stays in the address until what it put in its place is kept", async () => {
    const page = written()
    keep(page)
    const { address } = await openedBy(encodeLink(shared), page)
    await page.getState().actions.replaceByIncoming()
    expect(address.fragment()).not.toBe("")
    keep(page)
    expect(address.fragment()).toBe("")
  })

  it("is a question for files too", async () => {
    const page = written()
    await page.getState().actions.receive(shared, "file")
    expect(page.getState().view.incoming).toMatchObject({ from: "file" })
    page.getState().actions.openIncoming()
    expect(told(page)).toBe("Opened the file’s document “roles”.")
  })
})

describe("#new", () => {
  it("is a clean sheet, and what was open is kept", async () => {
    const page = written()
    const { kept } = page.getState()
    await openedBy("new", page)
    expect(texts(page)).toEqual([""])
    expect(page.getState().documents.authorizer.text).toBe("")
    expect(page.getState().history.past).toEqual([])
    expect(page.getState().shelf.left.has(kept.id)).toBe(true)
  })
})

describe("a link that is refused", () => {
  const link = encodeLink(shared)

  it.each([
    ["is cut off", link.slice(0, -4)],
    ["was altered", link.slice(0, 8) + (link[8] === "a" ? "b" : "a") + link.slice(9)],
    ["is of a newer version", `9${link.slice(1)}`],
    ["has nothing in it", "1"],
  ])("because it %s leaves the page as it is, and itself in the address", async (_, refused) => {
    const page = written()
    const { documents, kept } = page.getState()
    const { address } = await openedBy(refused, page)
    expect(page.getState().documents).toBe(documents)
    expect(page.getState().kept).toBe(kept)
    expect(isAsked(page)).toBe(false)
    expect(told(page)).toMatch(/^[A-Z].*\.$/)
    expect(address.fragment()).toBe(refused)
  })
})

describe("a fragment that is no link", () => {
  it.each(["", "result", "news"])("as #%s is a place in the page", async (fragment) => {
    const page = written()
    const { documents } = page.getState()
    const { address } = await openedBy(fragment, page)
    expect(page.getState().documents).toBe(documents)
    expect(told(page)).toBe(undefined)
    expect(address.fragment()).toBe(fragment)
  })
})

describe("plain parameters", () => {
  it("open as a link does", async () => {
    const { page } = await openedBy(
      `block=${encodeURIComponent('role("admin");')}&authorizer=${encodeURIComponent("allow if true;")}`,
    )
    expect(texts(page)).toEqual(['role("admin");'])
    expect(page.getState().documents.authorizer.text).toBe("allow if true;")
  })
})
