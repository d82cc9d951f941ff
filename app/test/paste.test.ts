import { describe, expect, it } from "vitest"
import { shownToken } from "../state/derive/token.ts"
import { isWorthALook, namesPrivateKey } from "../state/paste.ts"
import type { Store } from "../state/state.ts"
import { opened, openPage, run } from "./pages.ts"

const digits = "0a".repeat(32)
const rootDigits = "8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c"

/** A page beside one that has made a token, with that token and its key. */
async function withToken(): Promise<{ page: Store; text: string; rootKey: string }> {
  const maker = await opened()
  const { text } = shownToken(maker.getState())!
  const page = openPage()
  return { page, text, rootKey: `ed25519/${digits}` }
}

describe("what is pasted outside of Datalog", () => {
  it("is a token, whatever it is wrapped in, and says what was left out", async () => {
    const { page, text } = await withToken()
    await page.getState().actions.takeAnything(`Authorization: Bearer ${text}`)
    const { documents, view } = page.getState()
    expect(documents.source).toBe("pasted")
    expect(documents.pasted.token).toBe(`Authorization: Bearer ${text}`)
    expect(view.notice).toMatchObject({ undo: true })
    expect(view.notice?.text).toMatch(/^Found a token, read without .*Bearer/)
    await run(page)
    expect(shownToken(page.getState())?.text).toBe(text)
    page.getState().actions.undo()
    expect(page.getState().documents.source).toBe("authored")
  })

  it("is a root public key, which goes into the field for keys", async () => {
    const { page, text, rootKey } = await withToken()
    await page.getState().actions.takeAnything(text)
    await page.getState().actions.takeAnything(`"${rootKey}"`)
    expect(page.getState().documents.pasted).toMatchObject({ token: text, publicKey: rootKey })
  })

  it("is a list of web keys, which are all tried, and named after who issued them", async () => {
    const page = openPage()
    const other = "0b".repeat(32)
    const keys = [
      { algorithm: "ed25519", key_bytes: digits, key_id: 3, issuer: "auth.example" },
      { algorithm: "ed25519", key_bytes: other, key_id: 7 },
    ]
    await page.getState().actions.takeAnything(JSON.stringify(keys))
    const { pasted, keys: names } = page.getState().documents
    expect(pasted.publicKey).toBe(`ed25519/${digits} key id 3\ned25519/${other} key id 7`)
    expect(names.names.get(`ed25519/${digits}`)).toBe("auth.example")
  })

  it("is a web key, whose issuer cannot hide behind its name or fill the page with it", async () => {
    const page = openPage()
    const issuer = (name: string) =>
      JSON.stringify({ algorithm: "ed25519", key_bytes: digits, issuer: name })
    const nameAfter = async (name: string): Promise<string | undefined> => {
      await page.getState().actions.takeAnything(issuer(name))
      return page.getState().documents.keys.names.get(`ed25519/${digits}`)
    }
    // JSON writes them as escapes, which are no characters of the paste.
    const hidden = "\u202egro.live\u202c\u200b\n"
    await page
      .getState()
      .actions.takeAnything(
        issuer(hidden).replace(/[\u2000-\u20ff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`),
      )
    expect(page.getState().documents.keys.names.get(`ed25519/${digits}`)).toBe("gro.live")
    expect(await nameAfter("x".repeat(10_000))).toBe("x".repeat(40))
  })

  it("is a private key, which is kept apart and in no text", async () => {
    const page = openPage()
    await page.getState().actions.takeAnything(`ed25519-private/${digits}`)
    const { documents, keyring, view } = page.getState()
    expect(view.dialog).toBe("keys")
    expect(documents.keys.kept.map((id) => keyring.get(id)?.algorithm)).toEqual(["ed25519"])
    expect(JSON.stringify(documents)).not.toContain(digits)
    expect(view.notice?.text).not.toContain(digits)
  })

  it("is Datalog, which belongs into a text", async () => {
    const page = openPage()
    await page.getState().actions.takeAnything('check if operation("read");\nallow if user($u);')
    expect(page.getState().documents.source).toBe("authored")
    expect(page.getState().view.notice?.text).toContain("That is Datalog")
  })

  it("is a token of another kind, which is named where tokens are read", async () => {
    const page = openPage()
    const jwt = `${btoa('{"alg":"HS256","typ":"JWT"}')}.${btoa('{"sub":"1"}')}.c2lnbmF0dXJl`
    await page.getState().actions.takeAnything(jwt.replaceAll("=", ""))
    await run(page)
    expect(page.getState().results.token?.value).toMatchObject({
      kind: "failure",
      found: "foreign",
    })
    expect(page.getState().documents.pasted.token).toBe(jwt.replaceAll("=", ""))
  })

  it("is too long to be looked at", async () => {
    const page = openPage()
    await page.getState().actions.takeAnything("x".repeat(4_000_001))
    expect(page.getState().view.notice?.text).toContain("at most 4,000,000 characters")
  })

  it("is not put into a field that it is too long for", async () => {
    const page = openPage()
    expect(await page.getState().actions.takePaste("x".repeat(4_000_001))).toBe(true)
    expect(page.getState().view.notice?.text).toContain("too long")
  })

  it("is taken for a public key when it is bare digits, which is said", async () => {
    const page = openPage()
    await page.getState().actions.takeAnything(rootDigits)
    expect(page.getState().documents.pasted.publicKey).toBe(`ed25519/${rootDigits}`)
    expect(page.getState().view.notice?.text).toMatch(/taken for .* if it is a private key/)
  })

  it("is a private key among other lines, of which it is said that they were left out", async () => {
    const page = openPage()
    await page.getState().actions.takeAnything(`root:\n\ned25519-private/${digits}\n\nas agreed`)
    expect(page.getState().view.notice?.text).toMatch(/^That is a private key, read without/)
  })

  it.each(["OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY"])(
    "is an %s, which is named and put nowhere",
    async (label) => {
      const page = openPage()
      const pem = `-----BEGIN ${label}-----\n${"b3BlbnNza2V5".repeat(12)}\n-----END ${label}-----\n`
      await page.getState().actions.takeAnything(pem)
      expect(page.getState().documents.pasted.token).toBe("")
      expect(page.getState().view.notice?.text).toContain("private key")
    },
  )
})

describe("files that are dropped together", () => {
  const file = (text: string) => async () => new TextEncoder().encode(text)

  it("are all taken, each to its place", async () => {
    const { page, text, rootKey } = await withToken()
    await page.getState().actions.takeFiles([file(text), file(rootKey)])
    expect(page.getState().documents.pasted).toMatchObject({ token: text, publicKey: rootKey })
    expect(page.getState().view.notice?.text).toBe("Found a token. Found 1 public key.")
  })

  it("are told where one cannot be read", async () => {
    const { page, text } = await withToken()
    await page.getState().actions.takeFiles([async () => null, file(text)])
    expect(page.getState().documents.pasted.token).toBe(text)
    expect(page.getState().view.notice?.text).toMatch(/cannot be read.* Found a token/)
  })

  it("are taken up to a number, which is told", async () => {
    const page = openPage()
    await page.getState().actions.takeFiles(Array<() => Promise<null>>(9).fill(async () => null))
    expect(page.getState().view.notice?.text).toContain("Only the first 8 files")
  })
})

describe("what is pasted into Datalog", () => {
  it("stays there, and is offered to be taken where it belongs", async () => {
    const { page, text } = await withToken()
    await page.getState().actions.offerPaste(text)
    expect(page.getState().documents.source).toBe("authored")
    expect(page.getState().view.notice).toMatchObject({ take: text })
  })

  it("is not remarked on when it is Datalog", async () => {
    const page = openPage()
    await page.getState().actions.offerPaste(`check if key("${"ab".repeat(40)}");`)
    expect(page.getState().view.notice).toBeNull()
  })

  it("is known for a private key without asking when it says so", () => {
    for (const text of [
      `ed25519-private/${digits}`,
      "-----BEGIN EC PRIVATE KEY-----\n",
      `x SECP256R1-PRIVATE/${digits}`,
    ])
      expect(namesPrivateKey(text)).toBe(true)
    for (const text of [
      `ed25519/${digits}`,
      digits,
      "-----BEGIN PUBLIC KEY-----",
      'key("ed25519-private/")',
    ])
      expect(namesPrivateKey(text)).toBe(false)
  })

  it("is looked at only when something could hide in it", () => {
    expect(isWorthALook(`ed25519/${digits}`)).toBe(true)
    expect(isWorthALook("https://play.example/#1Q42of6iyf_JA0sUAKuoP4Q")).toBe(true)
    expect(isWorthALook("see https://play.example/#block=user(1);")).toBe(true)
    expect(isWorthALook("https://docs.example/page#limits")).toBe(false)
    expect(isWorthALook("a sentence of some length, copied from a page about something else")).toBe(
      false,
    )
  })
})
