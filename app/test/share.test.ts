import { describe, expect, it } from "vitest"
import { toHex } from "../../src/ast/index.ts"
import { decodeFile, decodeLink, type SavedDocument } from "../../src/document/index.ts"
import { loadOracle } from "../../src/test/oracle.ts"
import {
  absentWords,
  currentShared,
  pseudonymWords,
  realRows,
  realWarning,
  shareLength,
  shareRefusal,
} from "../state/derive/share.ts"
import { shareRows } from "../state/derive/share-rows.ts"
import { markdownIssue, markdownLink } from "../state/derive/share-markdown.ts"
import { verdict } from "../state/derive/verdict.ts"
import type { Shared, ShareOptions } from "../state/share.ts"
import { shareInSight } from "../state/share/in-sight.ts"
import type { Store } from "../state/state.ts"
import { blocksOf, openTestPage, run, type TestPage } from "./pages.ts"

/** Waits until a link was made, or was refused, of what is chosen now. */
async function made(store: Store): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (currentShared(store.getState()) !== null || shareRefusal(store.getState()) !== null) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error("no link was made")
}

/** Opens the sheet, and chooses. */
async function shareOf(
  { store, host }: TestPage,
  part: Partial<ShareOptions> = {},
): Promise<Shared> {
  const end = shareInSight(store, host)
  store.getState().actions.chooseSharing(part)
  await made(store)
  end()
  return currentShared(store.getState())!
}

const fragmentOf = ({ link }: Shared): string => link.slice(link.indexOf("#") + 1)

function documentOf(shared: Shared): SavedDocument {
  const opening = decodeLink(fragmentOf(shared))
  if (opening.kind !== "document") throw new Error(opening.message)
  return opening.document
}

/** Another page on which the link was opened and run. */
async function openedElsewhere(shared: Shared): Promise<Store> {
  const { store } = openTestPage()
  store.getState().actions.openBeside(documentOf(shared), "Opened.")
  await run(store)
  return store
}

const headline = (store: Store): string => verdict(store.getState()).headline

async function pageOf(authorizer: string, ...blocks: readonly string[]): Promise<TestPage> {
  const page = openTestPage()
  const { actions } = page.store.getState()
  actions.cleanSheet()
  for (const text of blocks.slice(1)) {
    if (text.startsWith("group")) actions.addThirdPartyBlock()
    else actions.addBlock()
  }
  blocksOf(page.store).forEach(({ id }, i) => actions.editBlock(id, blocks[i] ?? "", false))
  actions.editAuthorizer(authorizer, false)
  await run(page.store)
  return page
}

/** A token with a third-party block, made by the reference and pasted with its root key. */
async function pastedPage(): Promise<{ page: TestPage; token: string; thirdParty: string }> {
  const oracle = await loadOracle()
  const root = new oracle.KeyPair(0)
  const other = new oracle.KeyPair(0)
  const builder = oracle.Biscuit.builder()
  builder.addCode('user("alice"); right("file1", "read");')
  const first = builder.build(root.getPrivateKey())
  const request = first.getThirdPartyRequest()
  const block = oracle.Biscuit.block_builder()
  block.addCode('group("admin");')
  const signed = request.createBlock(other.getPrivateKey(), block)
  const token = first.appendThirdPartyBlock(other.getPublicKey(), signed).toBase64()
  const thirdParty = other.getPublicKey().toString()
  const page = openTestPage()
  const { actions } = page.store.getState()
  actions.openPasted()
  actions.pasteToken(token)
  actions.setPublicKey(root.getPublicKey().toString())
  actions.editAuthorizer(`allow if group("admin") trusting ${thirdParty};`, false)
  await run(page.store)
  return { page, token, thirdParty }
}

describe("a link", () => {
  it("opens as what was in sight, with the same verdict", async () => {
    const page = await pageOf(
      'time(2026-01-01T00:00:00Z);\nallow if user("alice");',
      'user("alice");',
      "check if time($t);",
    )
    page.store.getState().actions.editQuery("user($u)", false)
    page.store.getState().actions.chooseLimits("custom")
    await run(page.store)
    const shared = await shareOf(page)
    expect(shared.link).toMatch(/^https:\/\/example\.org\/#1.*[A-Za-z0-9]$/)
    const other = await openedElsewhere(shared)
    expect(blocksOf(other).map(({ text }) => text)).toEqual([
      'user("alice");',
      "check if time($t);",
    ])
    const { documents } = other.getState()
    expect(documents.authorizer.text).toContain('allow if user("alice");')
    expect([documents.query.text, documents.limits.name]).toEqual(["user($u)", "custom"])
    expect(headline(other)).toBe(headline(page.store))
    expect(decodeFile(shared.file)).toEqual(decodeLink(fragmentOf(shared)))
  })

  it("holds no private key", async () => {
    const page = await pageOf("allow if true;", 'user("alice");', 'group("admin");')
    const shared = await shareOf(page)
    const all =
      shared.link + shared.file + JSON.stringify(documentOf(shared)) + markdownIssue(shared)
    for (const { bytes } of page.store.getState().keyring.values()) {
      expect(all).not.toContain(toHex(bytes))
    }
  })

  it("tells what each part costs, and holds only what is in it", async () => {
    const page = await pageOf("allow if true;", 'user("alice");', "check if true;")
    page.store.getState().actions.editQuery("user($someone_to_be_found)", false)
    const shared = await shareOf(page)
    expect(shareRows(page.store.getState()).map(({ title, option }) => [title, option])).toEqual([
      ["Authority", null],
      ["Block 1", null],
      ["Authorizer", null],
      ["Query", "hasQuery"],
    ])
    const without = await shareOf(page, { hasQuery: false })
    expect(documentOf(without).query.text).toBe("")
    expect(shared.link.length - without.link.length).toBe(shared.costs.get("query"))
    const last = shareRows(page.store.getState()).at(-1)
    expect(last).toMatchObject({ title: "Query", text: "left out", cost: null })
  })

  it("is not that of older texts or choices", async () => {
    const page = await pageOf("allow if true;", 'user("alice");')
    await shareOf(page)
    page.store.getState().actions.chooseSharing({ isPseudonymous: true })
    expect(currentShared(page.store.getState())).toBeNull()
    await shareOf(page)
    page.store.getState().actions.editAuthorizer("deny if true;", false)
    expect(currentShared(page.store.getState())).toBeNull()
  })

  it("signs third-party blocks with a throwaway key, which the texts then trust", async () => {
    const page = await pageOf("", 'user("alice");', 'group("admin");')
    const { results } = page.store.getState()
    const view = results.token?.value
    const key = view?.kind === "token" ? view.blocks[1]!.externalKey! : null
    const publicKey = `ed25519/${toHex(key!.bytes)}`
    page.store
      .getState()
      .actions.editAuthorizer(`allow if group("admin") trusting ${publicKey};`, false)
    await run(page.store)
    const shared = await shareOf(page)
    expect(shared.replaced).toEqual([{ publicKey, key: { algorithm: "ed25519", number: 1 } }])
    expect(absentWords(page.store.getState()).join("\n")).toMatch(
      /The third party’s key `ed25519\/\w{4}…\w{4}`: throwaway key 1 takes its place/,
    )
    expect(documentOf(shared).authorizer).not.toContain(publicKey)
    const other = await openedElsewhere(shared)
    expect([headline(page.store), headline(other)]).toEqual(["Allowed", "Allowed"])
    // Shared on, its throwaway key is the same and nothing is replaced.
    const page2 = openTestPage()
    page2.store.getState().actions.openBeside(documentOf(shared), "")
    page2.store.getState().actions.addThirdPartyBlock()
    page2.store.getState().actions.moveBlock(blocksOf(page2.store).at(-1)!.id, 1)
    await run(page2.store)
    const again = documentOf(await shareOf(page2))
    expect(again.authored.blocks.map(({ external }) => external?.number)).toEqual([undefined, 2, 1])
  })
})

describe("a token from elsewhere", () => {
  it("is shared as its Datalog by default, which nobody can use", async () => {
    const { page, token, thirdParty } = await pastedPage()
    expect(headline(page.store)).toBe("Allowed")
    const shared = await shareOf(page)
    const saved = documentOf(shared)
    expect([saved.source, saved.pasted, saved.snapshot]).toEqual(["authored", null, ""])
    expect(saved.authored.blocks.map(({ text }) => text)).toEqual([
      'user("alice");\nright("file1", "read");',
      'group("admin");',
    ])
    const said = shared.file + shared.link + markdownIssue(shared)
    expect(said).not.toContain(thirdParty)
    for (let at = 0; at + 40 < token.length; at += 20) {
      expect(said).not.toContain(token.slice(at, at + 40))
    }
    expect(realWarning(page.store.getState())).toBeNull()
    expect(absentWords(page.store.getState())).toContain("The pasted token and its signatures")
    expect(headline(await openedElsewhere(shared))).toBe("Allowed")
  })

  it("is left out where the reader wants that", async () => {
    const { page } = await pastedPage()
    const saved = documentOf(await shareOf(page, { real: "none" }))
    expect(saved.pasted).toBeNull()
    expect(saved.authored.blocks.map(({ text }) => text)).toEqual([""])
  })

  it("is shared itself only when asked, under a warning, and then verifies", async () => {
    const { page, token } = await pastedPage()
    const shared = await shareOf(page, { real: "signed" })
    expect(documentOf(shared).pasted?.token).toBe(token)
    expect(realWarning(page.store.getState())).toMatch(/has the token/)
    expect(headline(await openedElsewhere(shared))).toBe("Allowed")
    const keyless = await shareOf(page, { real: "signed", hasPublicKey: false })
    expect(headline(await openedElsewhere(keyless))).toBe("Allowed if genuine")
    // The next time, the sheet opens with the safe choice.
    expect(documentOf(await shareOf(page)).pasted).toBeNull()
  })

  it("says when its Datalog alone comes out as it does not here", async () => {
    const { page } = await pastedPage()
    page.store.getState().actions.setPublicKey(`ed25519/${"11".repeat(32)}`)
    await run(page.store)
    expect(headline(page.store)).toBe("Refused")
    await shareOf(page)
    expect(realWarning(page.store.getState())).toMatch(
      /^Here it is refused: .* Opened from the link it is allowed, as its Datalog alone says\.$/,
    )
  })

  it("is shared without what stood around it, and with no private key", async () => {
    const { page, token } = await pastedPage()
    const { actions } = page.store.getState()
    actions.pasteToken(`Authorization: Bearer ${token}`)
    actions.setPublicKey(`ed25519-private/${"12".repeat(32)}`)
    await run(page.store)
    const { pasted } = documentOf(await shareOf(page, { real: "signed" }))
    expect([pasted?.token, pasted?.publicKey]).toEqual([token, ""])
    actions.editAuthorizer(`// ed25519-private/${"12".repeat(32)}\nallow if true;`, false)
    const end = shareInSight(page.store, page.host)
    await made(page.store)
    end()
    expect(shareRefusal(page.store.getState())).toMatch(/a text holds a private key/)
    expect(currentShared(page.store.getState())).toBeNull()
  })

  it("is left out while it cannot be read", async () => {
    const { page, token } = await pastedPage()
    page.store.getState().actions.pasteToken(token.slice(0, 50))
    await run(page.store)
    const saved = documentOf(await shareOf(page))
    expect(saved.pasted).toBeNull()
    expect(
      realRows(page.store.getState()).find(({ choice }) => choice === "datalog"),
    ).toMatchObject({
      blocked: "it cannot be read",
      isChosen: false,
    })
  })

  it("stays out of a link made while one's own blocks are in sight", async () => {
    const { page } = await pastedPage()
    page.store.getState().actions.backToMyBlocks()
    await run(page.store)
    const saved = documentOf(await shareOf(page))
    expect(saved.pasted).toBeNull()
    expect(absentWords(page.store.getState())).toContain("The pasted token, which is not in sight")
  })

  it("can be a snapshot, whose blocks are shared as text", async () => {
    const page = await pageOf('allow if user("alice");', 'user("alice");')
    const work = page.store.getState().results.report!.work
    const reply = await page.host.engine.snapshot(work)
    const text = reply?.kind === "snapshot" ? reply.saved!.text : ""
    await page.store.getState().actions.openSnapshot(text)
    await run(page.store)
    const shared = await shareOf(page)
    expect(documentOf(shared)).toMatchObject({ source: "authored", snapshot: "" })
    expect(headline(await openedElsewhere(shared))).toBe("Allowed")
    const signed = documentOf(await shareOf(page, { real: "signed" }))
    expect([signed.source, signed.snapshot]).toEqual(["snapshot", text])
  })
})

describe("aliases", () => {
  it("hide strings, comments and names, and say so", async () => {
    const page = await pageOf(
      'allow if user("alice"), right("alice", "read"); // for Alice',
      'user("alice");\nright("alice", "read");',
    )
    const shared = await shareOf(page, { isPseudonymous: true })
    const words = JSON.stringify(documentOf(shared)) + markdownIssue(shared)
    expect(words).not.toMatch(/alice|"read/i)
    expect(pseudonymWords(shared)).toBe(
      "2 strings replaced, comments left out: every check and policy comes out as before.",
    )
    expect(headline(await openedElsewhere(shared))).toBe("Allowed")
  })

  it("leave what the verdict depends on, and name it", async () => {
    const page = await pageOf(
      'allow if user($u), $u.matches("^a.*e$");',
      'user("alice"); role("boss");',
    )
    const shared = await shareOf(page, { isPseudonymous: true })
    expect(pseudonymWords(shared)).toMatch(
      /1 string replaced.*2 strings are left as they are, since the verdict depends on their letters: `"alice"` and `"\^a\.\*e\$"`\.$/,
    )
  })

  it("wait for texts without an error", async () => {
    const page = await pageOf('allow if user("alice"', 'user("alice");')
    const end = shareInSight(page.store, page.host)
    page.store.getState().actions.chooseSharing({ isPseudonymous: true })
    await made(page.store)
    end()
    expect(currentShared(page.store.getState())).toBeNull()
    expect(shareRefusal(page.store.getState())).toMatch(/once the texts have no error/)
    expect((await shareOf(page)).judgement).toBeNull()
  })
})

describe("Markdown", () => {
  it("is a link under the document's name, whatever that says", async () => {
    const shared = await shareOf(await pageOf("allow if true;", ""))
    expect(markdownLink(shared)).toBe(`[Biscuit Playground](${shared.link})`)
    const named = { ...shared, saved: { ...shared.saved, name: "a](http://x) [*b*]\n`c`" } }
    expect(markdownLink(named)).toBe(`[a\\]\\(http://x\\) \\[\\*b\\*\\] \\\`c\\\`](${shared.link})`)
    const local = { ...shared, link: "file:///tmp/a (1).html#1x" }
    expect(markdownLink(local)).toBe("[Biscuit Playground](file:///tmp/a%20%281%29.html#1x)")
  })

  it("tells an issue the verdict with what failed, the texts, the limits and the versions", async () => {
    const page = await pageOf("allow if true;", 'user("```");', 'check if user("bob");')
    const text = markdownIssue(await shareOf(page))
    expect(text).toContain("**Denied**: 1 of 1 check failed.")
    expect(text).toContain('- Check 0 of block 1 failed: `check if user("bob")`')
    expect(text).toContain("- Policy 0 would allow it: `allow if true`")
    expect(text).toContain('**Authority**\n\n````biscuit\nuser("```");\n````')
    expect(text).toContain('**Block 1**\n\n```biscuit\ncheck if user("bob");\n```')
    expect(text).toContain("**Authorizer**\n\n```biscuit\nallow if true;\n```")
    expect(text).toMatch(/Limits: reference\. Datalog 3\.0, Biscuit Playground \d+\.\d+\.\d+\./)
    expect(text).toMatch(/\[Biscuit Playground\]\(https:\/\/example\.org\/#1\S+\)\n$/)
  })
})

describe("length", () => {
  it("warns where messages are cut", async () => {
    const short = await shareOf(await pageOf("allow if true;", ""))
    expect(shareLength(short)).toMatchObject({ length: short.link.length, warning: null })
    let seed = 1
    const facts = Array.from({ length: 400 }, () => {
      seed = (seed * 48_271) % 2_147_483_647
      return `n(${seed});`
    }).join("\n")
    const page = await pageOf("allow if true;", facts)
    const long = await shareOf(page)
    expect(shareLength(long)!.warning).toMatch(/Discord at 2,000 characters/)
  })
})
