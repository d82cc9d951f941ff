/** What every test is held to can be broken, and is then noticed. */
import { encodeLink } from "../src/document/link.ts"
import { documentOf } from "./links.ts"
import { expect, test } from "./playground.ts"

test("a private key is found wherever it is written to, and however", async ({
  playground,
  page,
  watch,
}) => {
  await playground.allowClipboard()
  const [key] = watch.privateKeys
  const hex = key!.toString("hex")
  const link = `${page.url()}#${encodeLink(documentOf([`key(hex:${hex});`], "allow if true;"))}`
  const own = { hex, upper: hex.toUpperCase(), link, bytes: [...key!] }
  // PKCS#8, whose 16 bytes before the key shift the groups of base64.
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), key!])
  const encoded = { base64: key!.toString("base64"), url: der.toString("base64url") }
  expect(await watch.leaks()).toEqual([])

  await page.evaluate(
    async ({ hex, upper, link, bytes, base64, url }) => {
      localStorage.setItem("key", `{"key":"${base64}"}`)
      sessionStorage.setItem("key", `x${url}`)
      history.replaceState({ key: hex }, "", `#${hex}`)
      // oxlint-disable-next-line no-console
      console.log(upper)
      await navigator.clipboard.writeText(`look: ${link}`)
      URL.createObjectURL(new Blob([`a key: ${hex}`]))
      const database = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open("planted", 1)
        asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore("keys"))
        asked.addEventListener("success", () => resolve(asked.result))
      })
      const written = database.transaction("keys", "readwrite")
      written.objectStore("keys").put({ key: new Uint8Array(bytes) }, 1)
      await new Promise((resolve) => written.addEventListener("complete", resolve))
      database.close()
    },
    { ...own, ...encoded },
  )
  await expect
    .poll(async () => new Set(await watch.leaks()))
    .toEqual(
      new Set([
        "address",
        "history",
        "console",
        "link",
        "file",
        "local storage",
        "session storage",
        "database planted, keys",
      ]),
    )
  watch.forgive()
  await playground.visitFirst()
  expect(await watch.leaks()).toEqual([])
})

test("a key that was asked for by itself, and a token that can be attenuated, are no leaks", async ({
  playground,
  page,
  watch,
}) => {
  await playground.allowClipboard()
  await playground.command("Copy the token")
  await expect(playground.notice).toContainText("Copied")
  const [key] = watch.privateKeys
  const digits = `ed25519-private/${key!.toString("hex")}`
  await page.evaluate((text) => navigator.clipboard.writeText(text), digits)
})

test("a request after loading, and a broken rule of the policy, are told", async ({
  context,
  watch,
}) => {
  // Without the fixture to which a message in the console is an error.
  const page = await context.newPage()
  await page.goto("./")
  await page.waitForFunction(() => performance.getEntriesByName("loaded").length > 0)
  await page.reload()
  await page.waitForFunction(() => performance.getEntriesByName("loaded").length > 0)
  expect(watch.faults).toEqual([])
  await page.evaluate(() => {
    new Image().src = "./favicon.svg"
    document.body.append(Object.assign(document.createElement("iframe"), { src: "./demo.html" }))
  })
  await expect.poll(() => watch.faults).toHaveLength(2)
  expect(watch.faults.toSorted().join("\n")).toMatch(
    /request after loading: .*favicon.svg\n.*violation of the policy: frame-src/,
  )
  watch.forgive()
})

test("a leak fails its test", async ({ page, playground, watch }) => {
  test.fail()
  await expect(playground.verdict).toContainText("Allowed")
  await page.evaluate(
    (digits) => localStorage.setItem("k", digits),
    watch.privateKeys[0]!.toString("hex"),
  )
})
