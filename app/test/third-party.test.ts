import { describe, expect, it } from "vitest"
import { loadOracle } from "../../src/test/oracle.ts"
import { noOpenToken, sizeWords, weighedSize } from "../state/derive/make.ts"
import {
  blockMessage,
  cannotAppend,
  draftMisfit,
  lackingToSign,
  readBlock,
  requestMessage,
  requestText,
  requestWords,
  signedText,
  signedWords,
} from "../state/derive/third-party.ts"
import { shownToken } from "../state/derive/token.ts"
import { settledVerdict, verdict } from "../state/derive/verdict.ts"
import { privateKeyText } from "../state/keys.ts"
import type { Store } from "../state/state.ts"
import { makeBlocks } from "../state/third-party.ts"
import { blocksOf, openTestPage, run } from "./pages.ts"

/** A page on which the first example has run, with the effect behind its dialogs. */
async function makingPage(): Promise<Store> {
  const { store, host } = openTestPage()
  makeBlocks(store, host)
  await run(store)
  return store
}

/** Until the workshop has nothing more to do. */
const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve))
}

const bytes = Uint8Array.from({ length: 32 }, (_, i) => i + 1)

/** Signs `text` on the page as a third party. */
async function sign(page: Store, request: string, text = 'group("admin");'): Promise<string> {
  const { actions } = page.getState()
  actions.openDialog("third-party")
  const key = actions.keepKey({ algorithm: "ed25519", bytes: bytes.slice() })
  actions.editThirdParty({ step: "sign", request, text, key })
  await settled()
  return signedText(page.getState())?.text ?? ""
}

async function append(page: Store, block: string): Promise<void> {
  const { actions } = page.getState()
  actions.openDialog("third-party")
  actions.editThirdParty({ step: "append", block })
  await settled()
  actions.appendSigned()
  await run(page)
}

describe("the three steps", () => {
  it("bring a block into the token, on one page or on three", async () => {
    const [holder, party] = [await makingPage(), await makingPage()]
    const request = requestText(holder.getState())!
    expect(requestWords(holder.getState())).toContain("the signature of block 1")
    const signed = await sign(party, request)
    await append(holder, signed)
    expect(blocksOf(holder).at(-1)).toMatchObject({
      text: 'group("admin");',
      external: null,
      signed,
    })
    const { blocks } = shownToken(holder.getState())!
    expect(blocks[2]!.external?.status).toBe("verified")
    expect(holder.getState().view.dialog).toBeNull()
    expect(verdict(holder.getState()).headline).toBe("Allowed")
    holder.getState().actions.undo()
    expect(blocksOf(holder)).toHaveLength(2)
  })

  it.each([0, 1] as const)("take a block that the reference signed, algorithm %i", async (kind) => {
    const page = await makingPage()
    const { Biscuit, KeyPair, ThirdPartyRequest } = await loadOracle()
    const request = ThirdPartyRequest.fromBase64(requestText(page.getState())!)
    const builder = Biscuit.block_builder()
    builder.addCode('group("admin");')
    const pair = new KeyPair(kind)
    await append(page, request.createBlock(pair.getPrivateKey(), builder).toBase64())
    const { blocks } = shownToken(page.getState())!
    expect(blocks[2]!.external?.status).toBe("verified")
  })

  it.each(["ed25519", "secp256r1"] as const)(
    "sign a request of the reference with %s as it would have signed it",
    async (algorithm) => {
      const page = await makingPage()
      const { Biscuit, KeyPair, PrivateKey, SignatureAlgorithm } = await loadOracle()
      const builder = Biscuit.builder()
      builder.addCode("user(1);")
      const token = builder.build(new KeyPair(SignatureAlgorithm.Ed25519).getPrivateKey())
      const pair = { algorithm, bytes: bytes.slice() }
      const { actions } = page.getState()
      actions.openDialog("third-party")
      const request = token.getThirdPartyRequest().toBase64()
      actions.editThirdParty({ request, text: 'group("a", 1);', key: actions.keepKey(pair) })
      await settled()
      // Its keys and signed blocks are gone once they are used.
      const keyPair = () => KeyPair.fromPrivateKey(PrivateKey.fromString(privateKeyText(pair)))
      const theirs = () => {
        const block = Biscuit.block_builder()
        block.addCode('group("a", 1);')
        return token.getThirdPartyRequest().createBlock(keyPair().getPrivateKey(), block)
      }
      // It reads no signed block from a text; but what it would append is the same to the byte.
      expect(signedText(page.getState())!.text).toBe(theirs().toBase64())
      const grown = token.appendThirdPartyBlock(keyPair().getPublicKey(), theirs())
      expect(grown.getBlockSource(1)).toContain('group("a", 1)')
    },
  )

  it("take texts with blanks and line breaks in them", async () => {
    const page = await makingPage()
    const request = requestText(page.getState())!
    const signed = await sign(page, `  ${request.replace(/.{20}/g, "$&\n  ")}\n`)
    expect(signed).not.toBe("")
    await append(page, signed.replace(/.{30}/g, "$&\r\n"))
    expect(blocksOf(page)).toHaveLength(3)
  })

  it("sign anew when the request, the text or the key is another", async () => {
    const page = await makingPage()
    const { actions } = page.getState()
    const first = await sign(page, requestText(page.getState())!)
    actions.editThirdParty({ text: 'group("other");' })
    expect(signedText(page.getState())).toBeNull()
    await settled()
    const second = signedText(page.getState())!.text
    actions.newThirdPartyKey("ed25519")
    await settled()
    expect(new Set([first, second, signedText(page.getState())!.text]).size).toBe(3)
  })
})

describe("what cannot be done says why", () => {
  it("says what is needed before a block can be signed", async () => {
    const page = await makingPage()
    const { actions } = page.getState()
    const lacking = (): string | null => lackingToSign(page.getState())
    expect(lacking()).toContain("the request")
    actions.editThirdParty({ request: "abc" })
    expect(lacking()).toContain("what the block says")
    actions.editThirdParty({ text: "group(" })
    expect(lacking()).toContain("what is marked")
    actions.editThirdParty({ text: "group(1);" })
    expect(lacking()).toContain("the key")
  })

  it("says what was pasted in place of a request before there is anything to sign", async () => {
    const page = await makingPage()
    const { actions } = page.getState()
    actions.openDialog("third-party")
    actions.editThirdParty({ step: "sign", request: shownToken(page.getState())!.text })
    await settled()
    expect(requestMessage(page.getState())).toContain("this is a token, not a request")
    actions.editThirdParty({ request: requestText(page.getState())! })
    await settled()
    expect(requestMessage(page.getState())).toBe("")
  })

  it("says what was pasted in place of a request and of a block", async () => {
    const page = await makingPage()
    const { text } = shownToken(page.getState())!
    await sign(page, text)
    expect(requestMessage(page.getState())).toContain("this is a token, not a request")
    page.getState().actions.editThirdParty({ block: requestText(page.getState())! })
    await settled()
    expect(blockMessage(page.getState())).toContain("not a block that a third party signed")
    expect(cannotAppend(page.getState())).not.toBeNull()
  })

  it("gives no request of a sealed token, and takes no block into it", async () => {
    const page = await makingPage()
    page.getState().actions.sealToken(true)
    await run(page)
    expect(requestText(page.getState())).toBeNull()
    expect(noOpenToken(page.getState())).toContain("unseal it")
    expect(cannotAppend(page.getState())).toContain("unseal it")
  })

  it("refuses a block that was signed for another token, and shows what it says", async () => {
    const [page, other] = [await makingPage(), await makingPage()]
    other.getState().actions.editBlock(0, 'user("bob");', false)
    await run(other)
    const signed = await sign(other, requestText(other.getState())!)
    await append(page, signed)
    await settled()
    expect(blocksOf(page)).toHaveLength(2)
    const words = signedWords(readBlock(page.getState())!)
    expect(words.datalog).toBe('group("admin");')
    expect(words.misfit).toContain("signed for another token")
  })
})

describe("a block that was signed elsewhere", () => {
  async function signedPage(): Promise<Store> {
    const page = await makingPage()
    await append(page, await sign(page, requestText(page.getState())!))
    return page
  }

  it("says that it no longer fits when a block before it changes, and fits again", async () => {
    const page = await signedPage()
    const block = blocksOf(page)[2]!
    page.getState().actions.editBlock(blocksOf(page)[1]!.id, "check if true;", false)
    await run(page)
    expect(draftMisfit(page.getState(), block)).toMatch(/^block 2 was signed for another token/)
    expect(verdict(page.getState()).headline).toBe("Refused")
    expect(settledVerdict(page.getState())).toContain(
      "block 2 was signed for another token, or another place in this one: ask for it again",
    )
    page.getState().actions.undo()
    await run(page)
    expect(draftMisfit(page.getState(), block)).toBeNull()
    expect(verdict(page.getState()).headline).toBe("Allowed")
  })

  it("stays and says so when another token is pasted under it", async () => {
    const page = await makingPage()
    const { actions } = page.getState()
    const { text } = shownToken(page.getState())!
    actions.editBlock(0, 'user("bob");', false)
    await run(page)
    const other = shownToken(page.getState())!.text
    actions.openPasted()
    actions.pasteToken(text)
    await run(page)
    await append(page, await sign(page, requestText(page.getState())!))
    expect(draftMisfit(page.getState(), blocksOf(page)[0]!)).toBeNull()
    actions.pasteToken(other)
    await run(page)
    expect(shownToken(page.getState())?.blocks).toHaveLength(3)
    expect(draftMisfit(page.getState(), blocksOf(page)[0]!)).toContain("ask for it again")
  })
})

describe("sizes", () => {
  it("tell how much the token has grown since it was pasted", async () => {
    const page = await makingPage()
    const { actions } = page.getState()
    const { text, bytes: before } = shownToken(page.getState())!
    actions.openPasted()
    actions.pasteToken(text)
    await run(page)
    expect(sizeWords(page.getState())).toBe(`${before.length} bytes`)
    for (const step of [() => actions.addBlock(), () => actions.sealToken(true)]) {
      step()
      await run(page)
      const after = shownToken(page.getState())!.bytes.length
      expect(sizeWords(page.getState())).toBe(
        `${after} bytes, ${after - before.length} more than as pasted`,
      )
    }
  })

  it("tell what the form would make of the token", async () => {
    const page = await makingPage()
    const { actions } = page.getState()
    actions.openDialog("attenuate")
    const { fields } = page.getState().view.attenuation
    actions.editAttenuation({ fields: { ...fields, user: "alice", expiry: "1h" } })
    await settled()
    const weighed = weighedSize(page.getState())
    actions.addAttenuation("2026-06-01T12:00:00Z")
    await run(page)
    expect(weighed).toBe(shownToken(page.getState())!.bytes.length)
  })
})
