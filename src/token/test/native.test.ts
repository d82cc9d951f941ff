/** Hosts with WebCrypto, without it, and with one that is not to be trusted. */
import { afterEach, describe, expect, it, vi } from "vitest"
import { forge, root, thirdParty } from "./forge.ts"

const token = forge({ content: {} }, { content: { version: 5 }, thirdParty: true })
const genuine = globalThis.crypto

/** The folder as a page would load it whose WebCrypto has `subtle`. */
async function loadWith(subtle: object | undefined) {
  vi.resetModules()
  vi.stubGlobal("crypto", { getRandomValues: genuine.getRandomValues.bind(genuine), subtle })
  return { ...(await import("../index.ts")), ...(await import("../native.ts")) }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

/** The host's own operations, some of them replaced. */
const subtleWith = (replaced: object): object => ({
  importKey: genuine.subtle.importKey.bind(genuine.subtle),
  exportKey: genuine.subtle.exportKey.bind(genuine.subtle),
  verify: genuine.subtle.verify.bind(genuine.subtle),
  ...replaced,
})

describe.each([
  ["whose WebCrypto is whole", subtleWith({})],
  ["outside a secure context", undefined],
  ["without Ed25519", subtleWith({ importKey: () => Promise.reject(new Error("not supported")) })],
  ["whose Ed25519 accepts everything", subtleWith({ verify: () => Promise.resolve(true) })],
  ["whose Ed25519 refuses everything", subtleWith({ verify: () => Promise.resolve(false) })],
  ["that does not export keys", subtleWith({ exportKey: () => Promise.reject(new Error("no")) })],
])("a host %s", (_, subtle) => {
  it("accepts a genuine token and refuses another root key", async () => {
    const { UnverifiedBiscuit } = await loadWith(subtle)
    const read = UnverifiedBiscuit.fromBytes(token)
    await expect(read.verify(root.publicKey)).resolves.toBeDefined()
    await expect(read.verify(thirdParty.publicKey)).rejects.toMatchObject({
      code: "InvalidSignature",
    })
  })
})

describe("native Ed25519", () => {
  const message = new Uint8Array()
  const signature = new Uint8Array(64)

  it("is used here", async () => {
    const { nativeVerify, nativeEd25519PublicKey } = await loadWith(genuine.subtle)
    expect(await nativeVerify("ed25519", root.publicKey.bytes, message, signature)).toBe(false)
    expect(await nativeEd25519PublicKey(root.secretBytes())).toEqual(root.publicKey.bytes)
  })

  it("is left alone when it fails its test", async () => {
    const { nativeVerify, nativeEd25519PublicKey } = await loadWith(
      subtleWith({ verify: () => Promise.resolve(true) }),
    )
    expect(await nativeVerify("ed25519", root.publicKey.bytes, message, signature)).toBeNull()
    expect(await nativeEd25519PublicKey(root.secretBytes())).toBeNull()
  })
})
