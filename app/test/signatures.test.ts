import { describe, expect, it } from "vitest"
import { altered, chainedToken, swapped } from "../../src/test/chain-tokens.ts"
import { loadOracle } from "../../src/test/oracle.ts"
import type { SignatureChain } from "../state/derive/signatures.ts"
import { signatureChain } from "../state/derive/signatures.ts"
import { chainTrust, ownToken, rootKey, signatureState } from "../state/derive/token.ts"
import { trustingScopes } from "../state/derive/trusting.ts"
import { unreadable } from "../state/derive/unreadable.ts"
import { verdict } from "../state/derive/verdict.ts"
import type { Store } from "../state/state.ts"
import { opened, openPage, run } from "./pages.ts"
import { pageOf } from "./sources.ts"

async function pasted(token: string, keys = ""): Promise<Store> {
  const page = openPage()
  const { actions } = page.getState()
  actions.openPasted()
  actions.pasteToken(token)
  actions.setPublicKey(keys)
  await run(page)
  return page
}

const chainOf = (page: Store): SignatureChain => signatureChain(page.getState())!

/** What is said of each link, from the authority to the end. */
const links = (page: Store): string[] => {
  const { blocks, end } = chainOf(page)
  return [...blocks.map(({ link }) => link.words), end.link.words]
}

const strangers = async (): Promise<string> => {
  const { KeyPair } = await loadOracle()
  return new KeyPair(0).getPublicKey().toString()
}

describe("a token whose authority was altered so that it cannot be read", () => {
  const opened = async (): Promise<Store> => {
    const { text, rootKey: key } = await chainedToken()
    const bytes = Buffer.from(text, "base64url")
    // The first tag of the Datalog: behind the head of the authority and that of its Datalog.
    const at = bytes.indexOf(0x0a, bytes.indexOf(0x0a, 1) + 1)
    return pasted(bytes.fill(7, at, at + 1).toString("base64url"), key)
  }

  it("is refused for its signature, as the reference does, and not for its Datalog", async () => {
    const page = await opened()
    expect(verdict(page.getState())).toMatchObject({
      headline: "Refused",
      summary: "most likely the authority was altered",
      reason: expect.stringMatching(/^its Datalog cannot be read either: the authority block: /),
    })
  })

  it("has the fault told of the authority alone; later blocks only build on it", async () => {
    const { blocks } = chainOf(await opened())
    expect(blocks[0]!.failure?.message).toMatch(/^the authority block: these are no block/)
    expect(blocks[1]!.failure?.message).toMatch(/^it builds on the symbols of the authority/)
  })
})

describe("the chain of a genuine token", () => {
  it("is not said to be unchecked for revocation where a list is applied", async () => {
    const { text, rootKey: key } = await chainedToken()
    const page = await pasted(text, key)
    expect(signatureState(page.getState())?.detail).toMatch(/whether it has been revoked/)
    page.getState().actions.editRevoked("00".repeat(64), false)
    expect(signatureState(page.getState())?.detail).toBe(
      "Not verified: whether this root key is the right one.",
    )
  })

  it("is verified link by link, down to the secret that leaves it open", async () => {
    const { text, rootKey: key } = await chainedToken()
    const page = await pasted(text, key)
    expect(links(page)).toEqual(Array(5).fill("verified"))
    expect(chainOf(page).end).toMatchObject({ kind: "open" })
    expect(chainTrust(page.getState())?.text).toBe(
      "Signatures verified: 4 blocks and 1 third-party signature",
    )
  })

  it("says which key signed what, with sizes", async () => {
    const { text, rootKey: key } = await chainedToken()
    const { blocks, end } = chainOf(await pasted(text, key))
    const short = blocks.map(({ next }) => next.short)
    expect(blocks[0]!.link.signed).toMatch(/^The root key `.*` signed the authority \(42 bytes\)/)
    expect(blocks[2]!.link.signed).toBe(
      `The key of block 1 \`${short[1]}\` signed block 2 (19 bytes) and its next key`,
    )
    expect(blocks[3]!.link.signed).toBe(
      `The key of block 2 \`${short[2]}\` signed block 3 (12 bytes), its next key, the signature before it and the third party's signature`,
    )
    expect(end.link.signed).toBe(`The next secret belongs to the key of block 3 \`${short[3]}\``)
  })

  it("tells what version 0 of a signature leaves out, but for the authority", async () => {
    const { text, rootKey: key } = await chainedToken()
    const notes = chainOf(await pasted(text, key)).blocks.map(({ link }) => link.note)
    expect(notes).toEqual([
      "signature version 0",
      "signature version 0, which leaves out the signature before it",
      "signature version 0, which leaves out the signature before it",
      "signature version 1",
    ])
  })

  it("ends in a seal where it is sealed", async () => {
    const page = await opened()
    page.getState().actions.sealToken(true)
    await run(page)
    const { end } = chainOf(page)
    expect(end).toMatchObject({ kind: "sealed", link: { words: "verified" } })
    expect(end.link.signed).toMatch(
      /^The key of block 1 `.*` signed the end: block 1 \(\d+ bytes\), its next key and its signature$/,
    )
  })

  it("hangs on the page's own root key where it is written here", async () => {
    const page = await opened()
    expect(links(page)).toEqual(["verified", "verified", "verified"])
    expect(chainOf(page).root).toMatchObject({
      key: { text: rootKey(page.getState()) },
      note: "of this page",
      isMissing: false,
    })
    expect(chainTrust(page.getState())?.text).toBe("Signed here: 2 blocks")
  })

  it("is the same object until the token changes, so that it is drawn once", async () => {
    const page = await opened()
    expect(signatureChain(page.getState())).toBe(signatureChain(page.getState()))
  })
})

describe("the root key", () => {
  it("is asked for while nobody knows it, and no link counts as verified", async () => {
    const page = await pasted((await chainedToken()).text)
    expect(chainOf(page).root).toEqual({ key: null, note: "not known", id: 7, isMissing: true })
    expect(links(page)).toEqual([
      "not checked",
      "matches the block before, which is not checked",
      "matches the block before, but the authority is not checked",
      "matches the block before, but the authority is not checked",
      "matches the block before, but the authority is not checked",
    ])
  })

  it("is the candidate that signed the authority", async () => {
    const { text, rootKey: key } = await chainedToken()
    const [one, two] = [await strangers(), await strangers()]
    const { root } = chainOf(await pasted(text, [one, key, two].join("\n")))
    expect(root).toMatchObject({ key: { text: key }, note: "the 2nd of 3 keys" })
  })

  it("is none of several that did not sign it", async () => {
    const { text } = await chainedToken()
    const page = await pasted(text, `${await strangers()}\n${await strangers()}`)
    expect(chainOf(page).root).toMatchObject({
      key: null,
      note: "none of the 2 keys signed the authority",
    })
    expect(links(page)[1]).toBe("matches the block before, which failed")
  })

  it("has the name that the reader gave it", async () => {
    const { text, rootKey: key } = await chainedToken()
    const page = await pasted(text, key)
    page.getState().actions.nameKey(key, "issuer")
    expect(chainOf(page).root.key?.name).toBe("issuer")
  })
})

describe("a chain that fails", () => {
  it("blames the root key when all but the authority holds", async () => {
    const page = await pasted((await chainedToken()).text, await strangers())
    expect(chainOf(page).blocks[0]!.link.failure).toMatchObject({
      headline: "Wrong key",
      code: "InvalidSignature",
    })
    expect(verdict(page.getState()).summary).toBe("the authority is not signed by the root key")
  })

  it("says that a block stands in another's place, and what rests on it", async () => {
    const { text, rootKey: key } = await chainedToken()
    const page = await pasted(swapped(text), key)
    expect(links(page)).toEqual([
      "verified",
      "failed",
      "failed",
      "failed",
      "matches the block before, but block 1 failed",
    ])
    expect(chainOf(page).blocks[1]!.link.failure).toMatchObject({
      headline: "Wrong order",
      certainty: "proven",
    })
    expect(verdict(page.getState())).toMatchObject({
      headline: "Refused",
      summary: "block 1 is out of order",
    })
  })

  it("says that a block was altered, as surely as it is known", async () => {
    const { text, rootKey: key } = await chainedToken()
    const page = await pasted(altered(text), key)
    const { failure } = chainOf(page).blocks[1]!.link
    expect(failure).toMatchObject({ headline: "Altered block", certainty: "most likely" })
    expect(links(page).slice(1, 3)).toEqual(["failed", "matches the block before, which failed"])
    expect(signatureState(page.getState())).toMatchObject({
      tone: "deny",
      text: "Signatures failed: most likely block 1 was altered",
    })
  })

  it("is broken at its end when the secret is another block's", async () => {
    const { text, rootKey: key } = await chainedToken()
    const bytes = Buffer.from(text, "base64url")
    bytes[bytes.length - 1]! ^= 1
    const page = await pasted(bytes.toString("base64url"), key)
    expect(chainOf(page).end).toMatchObject({
      kind: "broken",
      text: "the next secret is not that of block 3",
      link: { words: "failed" },
    })
    expect(verdict(page.getState()).headline).toBe("Refused")
  })
})

describe("who trusts a third party", () => {
  const said = '// third party\ngroup("admin");'
  const page = async (
    authorizer: (key: string) => string,
    after: (key: string) => string = () => "check if true;",
  ): Promise<Store> => {
    const store = await pageOf(["user(1);", said, "check if true;"], "allow if true;")
    const key = ownToken(store.getState())!.blocks[1]!.externalKey!
    const name = `ed25519/${Buffer.from(key.bytes).toString("hex")}`
    const { actions, documents } = store.getState()
    actions.editAuthorizer(authorizer(name), false)
    actions.editBlock(documents.authored.blocks[2]!.id, after(name), false)
    await run(store)
    return store
  }
  const names = (store: Store): string[] =>
    trustingScopes(store.getState(), 1)!.map(({ name }) => name)

  it("is nobody where no scope names its key", async () => {
    expect(names(await page(() => "allow if group($g) trusting authority;"))).toEqual([])
  })

  it("is each clause that names its key, in any of its branches", async () => {
    const store = await page(
      (key) => `check if user(1); allow if false or group($g) trusting ${key};`,
      (key) => `is($g) <- group($g) trusting ${key};`,
    )
    expect(names(store)).toEqual(["rule 0 of block 2", "policy 0 of the authorizer"])
  })

  it("is a whole text whose first line names it", async () => {
    const store = await page((key) => `trusting authority, ${key}; allow if group($g);`)
    expect(names(store)).toEqual(["the scope of the authorizer"])
  })

  it("is a later block that trusts what is before it", async () => {
    const store = await page(
      () => "allow if true;",
      () => "check if group($g) trusting previous;",
    )
    expect(names(store)).toEqual(["check 0 of block 2"])
  })

  it("leads to where the scope is written", async () => {
    const store = await page((key) => `allow if group($g) trusting ${key};`)
    const { document, from, to } = trustingScopes(store.getState(), 1)![0]!.place
    const { text } = store.getState().documents.authorizer
    expect(document).toBe("authorizer")
    expect(text.slice(from, to)).toMatch(/^allow if group\(\$g\) trusting/)
  })
})

describe("what is no token", () => {
  it("is told with the reference's name and what to do", async () => {
    const page = await pasted((await chainedToken()).text.slice(0, 300))
    expect(unreadable(page.getState())).toMatchObject({
      code: "DeserializationError",
      hint: expect.stringContaining("copy it again as a whole"),
    })
  })

  it("is named for what it is, and has no name in the reference", async () => {
    const page = await pasted(await strangers())
    expect(unreadable(page.getState())).toEqual({
      title: "This is no Biscuit token",
      message: "This is a public key, not a token.",
      hint: "Put it into the field for the root public key.",
      code: null,
    })
  })

  it("is nothing to tell of while nothing is pasted", async () => {
    expect(unreadable((await pasted("")).getState())).toBeNull()
    expect(unreadable((await opened()).getState())).toBeNull()
  })
})
