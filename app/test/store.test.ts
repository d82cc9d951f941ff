import { describe, expect, it } from "vitest"
import type { RunReply } from "../../src/worker/index.ts"
import { keyOf } from "../state/keys.ts"
import { errorCount, problems, work } from "../state/derive/work.ts"
import { isBehind, isStale, shownReport } from "../state/derive/shown.ts"
import { clauseMarks, placeOf } from "../state/derive/places.ts"
import type { Store } from "../state/state.ts"
import {
  decodedCount,
  documentName,
  rootKey,
  shownToken,
  signatureState,
} from "../state/derive/token.ts"
import { verdict } from "../state/derive/verdict.ts"
import { blocksOf, opened, openPage, run } from "./pages.ts"

const headline = (page: Store): string => verdict(page.getState()).headline

describe("the example of a first visit", () => {
  it("has no problem and is allowed", async () => {
    const page = await opened()
    expect(problems(page.getState().documents)).toEqual([])
    expect(verdict(page.getState())).toMatchObject({
      tone: "allow",
      headline: "Allowed",
      summary: "policy 0 allows it, 2 checks passed",
    })
  })

  it("is denied once its fact is gone", async () => {
    const page = await opened()
    page.getState().actions.editBlock(0, 'user("alice");', false)
    await run(page)
    expect(verdict(page.getState())).toMatchObject({
      headline: "Denied",
      summary: "no policy matches",
    })
  })
})

describe("a text with an error", () => {
  it("keeps the last verdict and marks it stale", async () => {
    const page = await opened()
    page.getState().actions.editAuthorizer("allow if", false)
    await run(page)
    expect(headline(page)).toBe("Allowed")
    expect(isStale(page.getState())).toBe(false)
    page.getState().actions.fallBehind()
    expect(isStale(page.getState())).toBe(true)
    expect(errorCount(page.getState().documents)).toBeGreaterThan(0)
  })

  it("is located by line and column, from 1", async () => {
    const page = openPage()
    page.getState().actions.editBlock(1, "ok(1);\nok($x);", false)
    expect(problems(page.getState().documents)).toMatchObject([
      { document: 1, line: 2, column: 4, code: "variable-in-fact" },
    ])
  })

  it("in a block leaves nothing to run", () => {
    const page = openPage()
    page.getState().actions.editBlock(0, "user(", false)
    const { documents, keyring, revision } = page.getState()
    expect(work(documents, keyring, revision)).toBeNull()
  })

  it("in the authorizer leaves the token to be made", async () => {
    const page = openPage()
    page.getState().actions.editAuthorizer("allow", false)
    await run(page)
    const { results } = page.getState()
    expect(results.token?.value?.kind).toBe("token")
    expect(results.report).toBeNull()
  })
})

describe("runs", () => {
  it("drops a reply to an earlier text", () => {
    const page = openPage()
    const { documents, keyring, revision, actions } = page.getState()
    const request = work(documents, keyring, revision)!
    actions.editAuthorizer("deny if true;", false)
    const reply: RunReply = { kind: "run", id: 0, revision, token: null, report: null }
    actions.finishRun(request, reply)
    expect(page.getState().results.token).toBeNull()
  })

  it("says that one was stopped, and forgets it at the next answer", async () => {
    const page = await opened()
    const { documents, keyring, revision, actions } = page.getState()
    const request = work(documents, keyring, revision)!
    const error = { code: "Timeout", message: "the run was stopped after 3 s" } as const
    actions.finishRun(request, { kind: "failed", id: 0, revision, error })
    expect(headline(page)).toBe("Stopped")
    actions.editAuthorizer("allow if true;", false)
    await run(page)
    expect(headline(page)).not.toBe("Stopped")
  })

  it("names the limit that stopped one, and the rule", async () => {
    const page = openPage()
    const facts = Array.from({ length: 12 }, (_, i) => `n(${i});`).join("")
    page.getState().actions.editBlock(0, `${facts} p($a, $b, $c) <- n($a), n($b), n($c);`, false)
    await run(page)
    expect(verdict(page.getState())).toMatchObject({
      headline: "Stopped",
      summary: expect.stringContaining("limit of 1,000 facts"),
      reason: expect.stringContaining("rule 0 of authority"),
    })
  })
})

describe("blocks", () => {
  it("are removed and brought back to their place", () => {
    const page = openPage()
    const { actions } = page.getState()
    actions.addBlock()
    actions.removeBlock(1)
    expect(blocksOf(page).map(({ id }) => id)).toEqual([0, 2])
    actions.undo()
    expect(blocksOf(page).map(({ id }) => id)).toEqual([0, 1, 2])
  })

  it("always include the authority", () => {
    const page = openPage()
    page.getState().actions.removeBlock(0)
    expect(blocksOf(page)).toHaveLength(2)
  })

  it("have keys of their own", () => {
    const page = openPage()
    page.getState().actions.addThirdPartyBlock()
    const { documents, keyring } = page.getState()
    const { blocks, root } = documents.authored
    const ids = [root, ...blocks.flatMap(({ next, external }) => [next, external ?? next])]
    expect(new Set(ids.map((id) => keyOf(keyring, id).bytes[0])).size).toBe(5)
  })

  it("are found from the checks of the result, until the text moves on", async () => {
    const page = await opened()
    const check = { kind: "check", block: 1, index: 0 } as const
    const text = blocksOf(page)[1]!.text
    const place = placeOf(page.getState(), check)!
    expect(text.slice(place.from, place.to)).toBe('check if operation("read")')
    page.getState().actions.editBlock(1, `\n${text}`, false)
    expect(placeOf(page.getState(), check)).toBeNull()
  })
})

describe("the marks beside clauses", () => {
  it("say what came of each check and policy, and stay until it is run again", async () => {
    const page = await opened()
    const before = clauseMarks(page.getState(), 1)
    page.getState().actions.editBlock(1, 'check if operation("read");\ncheck if false;', false)
    expect(clauseMarks(page.getState(), 1)).toBe(before)
    await run(page)
    expect(clauseMarks(page.getState(), 1)).toEqual([
      { from: 0, to: 26, tone: "allow", text: "✓" },
      { from: 28, to: 42, tone: "deny", text: "✗ failed" },
    ])
    expect(clauseMarks(page.getState(), "authorizer")).toMatchObject([{ text: "✓ matches" }])
    expect(clauseMarks(page.getState(), 0)).toEqual([])
  })
})

describe("a pasted token", () => {
  async function pasted(publicKey: (rootKey: string) => string): Promise<Store> {
    const page = await opened()
    const { value } = page.getState().results.token!
    const text = value?.kind === "token" ? value.text : ""
    const key = publicKey(rootKey(page.getState())!)
    const { actions } = page.getState()
    actions.openPasted()
    actions.pasteToken(`  ${text}\n`)
    actions.setPublicKey(key)
    await run(page)
    return page
  }

  it("is verified with its root key, with or without the algorithm's name", async () => {
    for (const key of [(root: string) => root, (root: string) => root.replace("ed25519/", "")]) {
      const page = await pasted(key)
      expect(signatureState(page.getState())?.text).toBe("Signatures verified: 2 blocks")
      expect(headline(page)).toBe("Allowed")
    }
  })

  it("is not said to be allowed when nobody checked its signatures", async () => {
    const page = await pasted(() => "")
    expect(signatureState(page.getState())?.tone).toBe("warn")
    expect(verdict(page.getState())).toMatchObject({ tone: "warn", headline: "Allowed if genuine" })
  })

  it("is refused with another key, whatever its Datalog says", async () => {
    const page = await pasted((root) => `${root.slice(0, -2)}00`)
    expect(verdict(page.getState())).toMatchObject({
      tone: "deny",
      headline: "Refused",
      reason: expect.stringContaining("would be allowed"),
    })
  })

  it("that is none leaves no verdict of the blocks behind", async () => {
    const page = await pasted(() => "")
    page.getState().actions.pasteToken("???")
    await run(page)
    expect(headline(page)).toBe("Not readable")
    expect(shownReport(page.getState())).toBeNull()
    page.getState().actions.pasteToken("")
    expect(headline(page)).toBe("No token yet")
    expect(shownReport(page.getState())).toBeNull()
  })

  it("leaves the blocks as they were", async () => {
    const page = await pasted(() => "")
    page.getState().actions.backToMyBlocks()
    await run(page)
    expect(headline(page)).toBe("Allowed")
    expect(blocksOf(page)).toHaveLength(2)
  })

  it("is attenuated by blocks written here, which its signatures then cover", async () => {
    const page = await pasted((root) => root)
    const { actions } = page.getState()
    actions.addBlock()
    actions.editBlock(blocksOf(page)[0]!.id, 'check if operation("write");', false)
    await run(page)
    expect(signatureState(page.getState())?.text).toBe("Signatures verified: 3 blocks")
    expect(verdict(page.getState()).headline).toBe("Denied")
    expect(documentName(page.getState(), blocksOf(page)[0]!.id)).toBe("block 2")
    expect(clauseMarks(page.getState(), blocksOf(page)[0]!.id)).toMatchObject([{ tone: "deny" }])
    actions.sealToken(true)
    await run(page)
    expect(shownToken(page.getState())?.sealed).toBe(true)
  })

  it("is shown though what is appended to it cannot be read", async () => {
    const page = await pasted((root) => root)
    const { actions } = page.getState()
    actions.addBlock()
    actions.editBlock(blocksOf(page)[0]!.id, "check if", false)
    await run(page)
    expect(decodedCount(page.getState())).toBe(2)
    expect(isBehind(page.getState())).toBe(true)
  })

  it("becomes one's own as a copy, under other keys, and undo brings the old blocks back", async () => {
    const page = await pasted((root) => root)
    const { actions, documents } = page.getState()
    actions.editCopy()
    await run(page)
    const copy = page.getState().documents
    expect(copy.source).toBe("authored")
    expect(copy.authored.root).not.toEqual(documents.authored.root)
    expect(blocksOf(page).map(({ text }) => text.split("\n").length)).toEqual([3, 2])
    expect(headline(page)).toBe("Allowed")
    actions.undo()
    expect(page.getState().documents.authored.blocks).toBe(documents.authored.blocks)
  })
})
