/** Published Ed25519 vectors in the browser: by its WebCrypto, and in JavaScript. */
import { expect, test, type Page } from "@playwright/test"
import { ed25519Script, specCheck, wycheproof, type Vector } from "./vectors.ts"

type Verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => unknown

/** What the script gives the page. */
interface Ed25519 {
  /** Null for a signature that holds. */
  readonly verifyEd25519: (...input: Parameters<Verify>) => Promise<unknown>
  readonly verifyEd25519Sync: Verify
  /** Null when the browser cannot tell. */
  readonly nativeVerify: (
    algorithm: "ed25519",
    ...input: Parameters<Verify>
  ) => Promise<boolean | null>
}

type Way = "WebCrypto" | "JavaScript"

/** The names of the vectors that are decided otherwise than they should be. */
const misjudged = (page: Page, way: Way, vectors: readonly Vector[]): Promise<string[]> =>
  page.evaluate(
    async ({ way, vectors }) => {
      // The script was loaded into this page.
      const { ed25519 } = globalThis as unknown as { ed25519: Ed25519 }
      const bytes = (hex: string): Uint8Array =>
        Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
      const wrong: string[] = []
      for (const { name, key, message, signature, isValid } of vectors) {
        const input = [bytes(key), bytes(message), bytes(signature)] as const
        const verify = way === "WebCrypto" ? ed25519.verifyEd25519 : ed25519.verifyEd25519Sync
        if (((await verify(...input)) === null) !== isValid) wrong.push(name)
      }
      return wrong
    },
    { way, vectors },
  )

/** Whether the browser itself decides a signature that holds, and is not passed over. */
const isNative = (page: Page, { key, message, signature }: Vector): Promise<boolean> =>
  page.evaluate(
    async (hex) => {
      const { ed25519 } = globalThis as unknown as { ed25519: Ed25519 }
      const [key, message, signature] = hex.map((text) =>
        Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16)),
      )
      return (await ed25519.nativeVerify("ed25519", key!, message!, signature!)) === true
    },
    [key, message, signature],
  )

test.beforeEach(async ({ page }) => {
  // A blank page of this origin, which is a secure context and has no policy against the script.
  await page.route("**/vectors.html", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  )
  await page.goto("./vectors.html")
  await page.addScriptTag({ content: await ed25519Script(), type: "module" })
})

for (const [title, vectors] of [
  ["Wycheproof", wycheproof],
  ["speccheck", specCheck],
] as const) {
  test.describe(`the vectors of ${title}`, () => {
    test.skip(vectors === null, "they are not in ../shared/vectors")

    test("are decided strictly by WebCrypto", async ({ page }) => {
      const valid = vectors!.find(({ isValid }) => isValid)!
      expect(await isNative(page, valid)).toBe(true)
      expect(await misjudged(page, "WebCrypto", vectors!)).toEqual([])
    })

    test("are decided strictly in JavaScript", async ({ page }) => {
      expect(await misjudged(page, "JavaScript", vectors!)).toEqual([])
    })
  })
}
