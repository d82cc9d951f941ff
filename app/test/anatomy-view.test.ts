import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { Anatomy } from "../../src/worker/index.ts"
import { perform } from "../../src/worker/tasks.ts"
import { takeApartInSight } from "../state/anatomy.ts"
import { anatomyWanted, isAnatomyNew, shownAnatomy, shownBytes } from "../state/derive/anatomy.ts"
import { bytesDetails } from "../state/derive/anatomy-details.ts"
import {
  costRows,
  keyRows,
  nextOfCost,
  symbolRows,
  versionRows,
} from "../state/derive/anatomy-tables.ts"
import { treeRows } from "../state/derive/anatomy-tree.ts"
import { textRow } from "../state/derive/anatomy-rows.ts"
import { ownToken, shownToken } from "../state/derive/token.ts"
import { copyBytes, goToClause } from "../state/show-bytes.ts"
import type { Store } from "../state/state.ts"
import { openTestPage, run } from "./pages.ts"
import { pageOf } from "./sources.ts"

const blocks = [
  `user("alice");\nright("file1", "read");`,
  `check if operation("read");\ncheck if right($f, $o), $f.starts_with("file");`,
]

async function anatomyOf(bytes: Uint8Array): Promise<Anatomy> {
  const task = { kind: "anatomy", bytes } as const
  const { product } = await perform({ kind: "workshop", id: 0, task })
  // What is made of this task.
  return product as Anatomy
}

/** Has the shown token taken apart. */
async function takeApart(page: Store): Promise<void> {
  const token = shownBytes(page.getState())!
  page.getState().actions.finishAnatomy(token, await anatomyOf(token.bytes))
}

async function bytesPage(texts = blocks): Promise<Store> {
  const page = await pageOf(texts, "allow if true;")
  await takeApart(page)
  return page
}

/** The same token, pasted, or what was made of its text. */
async function pastedPage(changed = (text: string): string => text): Promise<Store> {
  const page = await bytesPage()
  const { text } = ownToken(page.getState())!
  page.getState().actions.openPasted()
  page.getState().actions.pasteToken(changed(text))
  await run(page)
  await takeApart(page)
  return page
}

/** All characters in rows of `perRow` bytes. */
function rowsOfText(page: Store, perRow: number): string {
  const anatomy = shownAnatomy(page.getState())!
  const rows = Math.ceil(anatomy.token.bytes.length / perRow)
  return Array.from({ length: rows }, (_, row) =>
    textRow(anatomy, row, perRow, { from: -1, to: -1 })
      .flatMap(({ pieces }) => pieces.map(({ text }) => text))
      .join(""),
  ).join("")
}

const clauseAt = (block: number, kind: "fact" | "check", index: number) => ({
  block,
  clause: { kind, index },
})

const selectedText = (page: Store): string | undefined =>
  bytesDetails(page.getState())?.clause?.datalog

describe("bytes that are selected", () => {
  it("are told with what they are part of, and the Datalog of the clause", async () => {
    const page = await bytesPage()
    const state = page.getState()
    state.actions.showBytesOf(clauseAt(1, "check", 0))
    const details = bytesDetails(page.getState())!
    expect(details.value).toBe("")
    expect(details.path).toBe("block 1 › Datalog › check 0")
    expect(details.isSome).toBe(false)
    expect(details.clause).toMatchObject({
      name: "check 0 of block 1",
      datalog: 'check if operation("read")',
    })
  })

  it("within a part are some of it, and the structure is open down to it", async () => {
    const page = await bytesPage()
    page.getState().actions.showBytesOf(clauseAt(0, "fact", 1))
    const { from, to } = page.getState().view.bytes.selected!
    page.getState().actions.selectBytes({ from: from + 3, to: to - 1 })
    expect(bytesDetails(page.getState())).toMatchObject({ isSome: true })
    expect(selectedText(page)).toBe('right("file1", "read")')
    const { bytes } = page.getState().view
    const { value } = shownAnatomy(page.getState())!
    expect(treeRows(value, bytes.opened)).toContain(bytes.node)
  })

  it("of a whole block encode no one clause", async () => {
    const page = await bytesPage()
    const [authority] = shownToken(page.getState())!.blocks
    page.getState().actions.selectBytes(authority!.range)
    expect(bytesDetails(page.getState())).toMatchObject({ path: "authority", clause: null })
  })

  it("come with a warning where they are the next secret", async () => {
    const page = await bytesPage()
    const { proofRange } = shownToken(page.getState())!
    page.getState().actions.selectBytes({ from: proofRange.to - 32, to: proofRange.to })
    expect(bytesDetails(page.getState())?.warning).toContain("can append blocks")
    page.getState().actions.sealToken(true)
    await run(page)
    await takeApart(page)
    const sealed = shownToken(page.getState())!
    page.getState().actions.selectBytes(sealed.proofRange)
    expect(bytesDetails(page.getState())?.warning).toBeNull()
  })

  it("are copied as hexadecimal digits", async () => {
    const { store, outside } = openTestPage()
    await run(store)
    await takeApart(store)
    store.getState().actions.selectBytes({ from: 0, to: 3 })
    copyBytes(store.getState())
    await vi.waitFor(() => expect(outside.clipboard[0]).toMatch(/^12[0-9a-f]{4}$/))
  })
})

describe("the text of a token", () => {
  it("stands in rows that give back the whole of it", async () => {
    const page = await bytesPage()
    expect(rowsOfText(page, 24)).toBe(ownToken(page.getState())!.text)
  })

  it("has the colour of the block that its bytes are in, and none outside of blocks", async () => {
    const page = await bytesPage()
    const anatomy = shownAnatomy(page.getState())!
    const origins = textRow(anatomy, 0, anatomy.token.bytes.length, { from: -1, to: -1 })
      .flatMap(({ pieces }) => pieces)
      .map(({ origin }) => origin)
    expect(new Set(origins)).toEqual(new Set(["0", "1", null]))
  })
})

describe("the bytes of a token that cannot be read", () => {
  it("are shown as far as they go, with the place of the break selected", async () => {
    const page = await pastedPage((text) => text.slice(0, 100))
    expect(shownToken(page.getState())).toBeNull()
    const { nodes } = shownAnatomy(page.getState())!.value
    expect(nodes[1]).toMatchObject({ name: "authority" })
    expect(nodes[0]!.to).toBe(75)
    expect(bytesDetails(page.getState())).toMatchObject({
      path: "authority › next key › key",
      fault: "it announces 32 bytes, 22 are present",
    })
    expect(rowsOfText(page, 12)).toHaveLength(100)
  })

  it("are those before a character that does not belong", async () => {
    const page = await pastedPage((text) => `${text.slice(0, 80)}…${text.slice(90)}`)
    expect(shownAnatomy(page.getState())!.token.bytes).toHaveLength(60)
  })

  it("are none of what is something else", async () => {
    const page = await pastedPage()
    page.getState().actions.pasteToken("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")
    await run(page)
    expect(shownBytes(page.getState())).toBeNull()
    expect(shownAnatomy(page.getState())).toBeNull()
  })

  it("warn of a secret that is whole in them", async () => {
    const page = await pastedPage((text) => `${text.slice(0, 3)}A${text.slice(4)}`)
    expect(shownToken(page.getState())).toBeNull()
    const { length } = shownBytes(page.getState())!.bytes
    page.getState().actions.selectBytes({ from: length - 8, to: length })
    expect(bytesDetails(page.getState())?.warning).toContain("can append blocks")
  })
})

describe("a clause and its bytes", () => {
  it("lead to each other, in blocks written here", async () => {
    const page = await bytesPage()
    goToClause(page.getState(), clauseAt(0, "fact", 1))
    expect(page.getState().view.reveal).toMatchObject({ document: 0, from: 15 })
  })

  it("lead to each other, in a pasted token", async () => {
    const page = await pastedPage()
    page.getState().actions.showBytesOf(clauseAt(1, "check", 1))
    expect(selectedText(page)).toContain("starts_with")
    goToClause(page.getState(), clauseAt(1, "check", 1))
    expect(page.getState().view.reveal?.document).toBe("decoded 1")
  })

  it("do so only while the text says the same", async () => {
    const page = await bytesPage()
    const { reveal } = page.getState().view
    page.getState().actions.editBlock(0, `user("bob");`, false)
    goToClause(page.getState(), clauseAt(0, "fact", 0))
    expect(page.getState().view.reveal).toBe(reveal)
    expect(page.getState().view.notice?.text).toContain("has changed")
  })

  it("wait for the token to be taken apart", async () => {
    const page = await pageOf(blocks, "allow if true;")
    page.getState().actions.showBytesOf(clauseAt(0, "fact", 0))
    expect(page.getState().view).toMatchObject({ pane: "token", tokenPart: "bytes" })
    expect(page.getState().view.bytes.selected).toBeNull()
    await takeApart(page)
    expect(selectedText(page)).toBe('user("alice")')
  })

  it("that the token does not have is said to be missing", async () => {
    const page = await bytesPage()
    page.getState().actions.showBytesOf(clauseAt(1, "fact", 7))
    expect(page.getState().view.notice?.text).toContain("no bytes of this clause")
  })
})

describe("the tables of a token", () => {
  it("tell what costs how many bytes, and lead from one place to the next", async () => {
    const page = await bytesPage([`user("/apps/production/eu"); app("/apps/production/eu");`, ""])
    const anatomy = shownAnatomy(page.getState())!
    const rows = costRows(anatomy, 100)
    const total = anatomy.token.bytes.length
    expect(rows.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(total)
    const path = rows.find(({ name }) => name.includes("/apps/production/eu"))!
    expect(path.share).toContain(`of ${total} bytes`)
    expect(path.times).toBe("once, used twice")
    const signatures = rows.find(({ name }) => name === "signatures")!
    const first = nextOfCost(signatures, 0)
    const second = nextOfCost(signatures, first)
    expect([first, second]).toEqual(signatures.nodes.slice(0, 2))
    expect(nextOfCost({ ...signatures, nodes: [first, second] }, second)).toBe(first)
  })

  it("list the symbols that blocks add, then the default ones with who uses them", async () => {
    const page = await bytesPage()
    const rows = symbolRows(shownAnatomy(page.getState())!.value)
    const words = rows.map(
      ({ text, blocks, isDefault }) => `${isDefault ? "default " : ""}${text} ${blocks.join()}`,
    )
    expect(words.slice(0, 3)).toEqual(["alice 0", "file1 0", "f 1"])
    expect(words).toContain("default read 0,1")
  })

  it("list the public keys, and the versions with what asks for them", async () => {
    const key = "ed25519/1055c750b1a1505937af1537c626ba3263995c33a64758aaafb1275b0312e284"
    const page = await bytesPage([
      `user("alice");\ncheck if user($u), $u.starts_with("a") trusting ${key};`,
      "reject if user($u);",
    ])
    const { value } = shownAnatomy(page.getState())!
    expect(keyRows(value)).toEqual([{ block: 0, index: 0, key }])
    const [, block1] = versionRows(value)
    expect(block1!.datalog.version).toBe("Datalog 3.3")
    expect(block1!.datalog.clause?.name).toBe("check 0 of block 1")
    expect(block1!.signature.version).toBe("signature 1")
  })
})

describe("taking a token apart", () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  /** A workshop whose answers are given by hand. */
  function workshop() {
    const asked: Uint8Array[] = []
    const answers: ((value: Anatomy | null) => void)[] = []
    const ask = (task: { readonly bytes: Uint8Array }) => {
      asked.push(task.bytes)
      return new Promise((settle) => answers.push(settle))
    }
    // The effect gives it no other task.
    return { asked, answers, workshop: { do: ask } as never }
  }

  const lookAtBytes = (page: Store): void => {
    page.getState().actions.openPane("token")
    page.getState().actions.showTokenPart("bytes")
  }

  const empty: Anatomy = { nodes: [], blocks: [], costs: [] }

  it("happens once its bytes are looked at, and not again for the same token", async () => {
    const page = await pageOf(blocks, "allow if true;")
    const { asked, answers, workshop: shop } = workshop()
    const end = takeApartInSight(page, shop)
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(0)
    lookAtBytes(page)
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(1)
    answers[0]!(empty)
    await vi.runAllTimersAsync()
    expect(isAnatomyNew(page.getState())).toBe(true)
    page.getState().actions.editAuthorizer("deny if true;", false)
    await run(page)
    await vi.runAllTimersAsync()
    expect(asked).toHaveLength(1)
    end()
  })

  it("drops an answer to an older token, and asks for the new one", async () => {
    const page = await pageOf(blocks, "allow if true;")
    const { asked, answers, workshop: shop } = workshop()
    const end = takeApartInSight(page, shop)
    lookAtBytes(page)
    await vi.runAllTimersAsync()
    page.getState().actions.editBlock(0, `user("bob");`, false)
    await run(page)
    await vi.runAllTimersAsync()
    answers[0]!(empty)
    await vi.runAllTimersAsync()
    expect(page.getState().results.anatomy).toBeNull()
    expect(asked[1]).toEqual(shownToken(page.getState())!.bytes)
    answers[1]!(null)
    await vi.runAllTimersAsync()
    expect(shownAnatomy(page.getState())).toBeNull()
    expect(anatomyWanted(page.getState())).toBeNull()
    end()
  })
})
