import { describe, expect, it } from "vitest"
import { shortKey } from "../state/derive/words.ts"
import { privateKeyText, readPrivateKey, unknownKey } from "../state/keys.ts"

const digits = "0123456789abcdef".repeat(4)

const message = (text: string): string | null => {
  const field = readPrivateKey(text)
  return field.kind === "wrong" ? field.message : null
}

describe("a field for a private key", () => {
  it("takes what the page writes, of either algorithm", () => {
    for (const algorithm of ["ed25519", "secp256r1"] as const) {
      const key = { algorithm, bytes: Uint8Array.from({ length: 32 }, (_, i) => i) }
      expect(readPrivateKey(`  ${privateKeyText(key)}\n`)).toEqual({ kind: "key", key })
    }
  })

  it("takes bare digits as a key of Ed25519", () => {
    expect(readPrivateKey(digits.toUpperCase())).toMatchObject({
      kind: "key",
      key: { algorithm: "ed25519" },
    })
  })

  it("is no mistake while it is empty", () => {
    expect(readPrivateKey(" \n")).toEqual({ kind: "empty" })
  })

  it("tells a public key from a private one", () => {
    expect(message(`ed25519/${digits}`)).toContain("this is a public key")
    expect(message(`secp256r1/02${digits}`)).toContain("this is a public key")
  })

  it("says how many digits there are of those it needs", () => {
    expect(message("ed25519-private/abcd")).toBe("expected 64 hexadecimal digits, found 4")
  })

  it("says what else is wrong, and repeats nothing of the key", () => {
    expect(message(`rsa-private/${digits}`)).toContain("expected `ed25519-private/`")
    expect(message(`${digits.slice(1)}g`)).toBe("expected hexadecimal digits")
    expect(message(`${digits}0`)).not.toContain(digits)
  })
})

describe("a short key", () => {
  it("has the algorithm and both ends", () => {
    expect(shortKey(`ed25519/${digits}`)).toBe("ed25519/0123…cdef")
    expect(shortKey(`secp256r1/02${digits}`)).toBe("secp256r1/0201…cdef")
  })

  it("is as long as what stands for it before it is known", () => {
    expect(unknownKey("ed25519")).toHaveLength(shortKey(`ed25519/${digits}`).length)
  })

  it("leaves alone what is no key", () => {
    expect(shortKey("third party")).toBe("third party")
  })
})
