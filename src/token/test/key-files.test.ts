import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { p256 } from "@noble/curves/nist.js"
import { afterAll, describe, expect, it, test } from "vitest"
import { fromHex, toHex, type KeyAlgorithm } from "../../ast/index.ts"
import { concatBytes } from "../bytes.ts"
import {
  encodePrivateKeyDer,
  encodePrivateKeyPem,
  encodePublicKeyDer,
  encodePublicKeyPem,
  readKeyFile,
} from "../key-files.ts"
import { PrivateKey } from "../index.ts"

const algorithms = ["ed25519", "secp256r1"] as const
const keyOf = (algorithm: KeyAlgorithm, fill = 7): PrivateKey =>
  PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill))

const hex = (digits: string): Uint8Array => fromHex(digits.replaceAll(" ", ""))!

describe.each(algorithms)("a key of %s", (algorithm) => {
  const key = keyOf(algorithm)
  const privateKey = { kind: "private", algorithm, secret: key.secretBytes() }
  const publicKey = { kind: "public", key: key.publicKey }

  it("is read from the PEM and the DER that were written", () => {
    expect(readKeyFile(encodePrivateKeyPem(key))).toEqual(privateKey)
    expect(readKeyFile(encodePrivateKeyDer(key))).toEqual(privateKey)
    expect(readKeyFile(encodePublicKeyPem(key.publicKey))).toEqual(publicKey)
    expect(readKeyFile(encodePublicKeyDer(key.publicKey))).toEqual(publicKey)
  })

  it("is read from PEM in bytes, after other text, with its lines joined", () => {
    const pem = encodePublicKeyPem(key.publicKey)
    expect(readKeyFile(new TextEncoder().encode(`a key:\r\n${pem}`))).toEqual(publicKey)
    expect(readKeyFile(pem.replaceAll("\n", " "))).toEqual(publicKey)
  })

  it("is refused wherever its DER ends early", () => {
    for (const der of [encodePrivateKeyDer(key), encodePublicKeyDer(key.publicKey)]) {
      for (let length = 0; length < der.length; length++)
        expect(codeOf(() => readKeyFile(der.subarray(0, length)))).toBe("InvalidKey")
      expect(codeOf(() => readKeyFile(concatBytes(der, Uint8Array.of(0))))).toBe("InvalidKey")
    }
  })

  it("is refused with a typed error whichever byte is changed, or is another key", () => {
    for (const der of [encodePrivateKeyDer(key), encodePublicKeyDer(key.publicKey)]) {
      der.forEach((byte, at) => {
        const changed = der.with(at, byte ^ 0x41)
        expect(["InvalidKey", "InvalidKeySize", null]).toContain(codeOf(() => readKeyFile(changed)))
      })
    }
  })
})

/** The reference's value of the error. */
function refusalOf(read: () => unknown): string {
  try {
    read()
    return "none"
  } catch (error) {
    return JSON.stringify(error)
  }
}

function codeOf(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe("key files of other forms", () => {
  const key = keyOf("secp256r1")
  const point = hex(toHex(p256.Point.fromBytes(key.publicKey.bytes).toBytes(false)))
  const secret = toHex(key.secretBytes())

  it("reads a compressed P-256 point", () => {
    const head = "3039301306072a8648ce3d020106082a8648ce3d030107032200"
    const der = concatBytes(hex(head), key.publicKey.bytes)
    expect(readKeyFile(der)).toEqual({ kind: "public", key: key.publicKey })
  })

  it("reads ECPrivateKey with and without its public key", () => {
    const curve = "a00a06082a8648ce3d030107"
    const bare = hex(`3031 020101 0420${secret} ${curve}`)
    const whole = hex(`3077 020101 0420${secret} ${curve} a144034200${toHex(point)}`)
    const expected = { kind: "private", algorithm: "secp256r1", secret: key.secretBytes() }
    expect(readKeyFile(bare)).toEqual(expected)
    expect(readKeyFile(whole)).toEqual(expected)
  })

  it("reads PKCS#8 of version 2, which holds the public key", () => {
    const ed = keyOf("ed25519")
    const body = `020101 300506032b6570 04220420${toHex(ed.secretBytes())}`
    const der = hex(`3051 ${body} 812100${toHex(ed.publicKey.bytes)}`)
    expect(readKeyFile(der)).toMatchObject({ kind: "private", algorithm: "ed25519" })
    const other = hex(`3051 ${body} 812100${toHex(keyOf("ed25519", 8).publicKey.bytes)}`)
    expect(refusalOf(() => readKeyFile(other))).toContain("is not the private key's")
  })

  it.each([
    [
      "an RSA key",
      "301f 300d06092a864886f70d0101010500 030e00 30 0b020900aabbccddeeff0011",
      "it is RSA",
    ],
    ["X25519", `302a 300506032b656e 032100${secret}`, "it is X25519"],
    ["P-384", "3015 301006072a8648ce3d020106052b81040022 030100", "it is P-384"],
    [
      "explicit parameters",
      "3011 300d06072a8648ce3d02013002 0500 0300",
      "its curve is written out",
    ],
    ["an encrypted key", "3006 30020500 0400", "it is encrypted"],
    ["a certificate", "3006 30020500 3000", "this is a certificate"],
    ["an endless length", "3080 0000", "no DER length"],
    ["a length longer than it needs", "308106 020100 020100", "longer than it needs"],
    ["a key of 31 bytes", `3029 300506032b6570 032000${secret.slice(2)}`, `"InvalidKeySize":31`],
    [
      "a scalar of zero",
      `3031 020101 0420${"00".repeat(32)} a00a06082a8648ce3d030107`,
      "signature error",
    ],
    ["no curve", `3025 020101 0420${secret}`, "it names no curve"],
  ])("refuses %s", (_name, digits, message) => {
    expect(refusalOf(() => readKeyFile(hex(digits)))).toContain(message)
  })

  it.each([
    ["hello", "no `-----BEGIN` line"],
    ["-----BEGIN PUBLIC KEY-----\nMCow", "is cut off: `-----END PUBLIC KEY-----` is missing"],
    ["-----BEGIN PUBLIC KEY-----\nMC*w\n-----END PUBLIC KEY-----", "holds no base64"],
    ["-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4\n-----END EC PRIVATE KEY-----", "is encrypted"],
  ])("refuses the PEM %j", (pem, message) => {
    expect(refusalOf(() => readKeyFile(pem))).toContain(message)
  })
})

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0
if (!hasOpenssl) console.log("no openssl on this machine: keys are not exchanged with it")

describe.runIf(hasOpenssl)("keys exchanged with openssl", () => {
  const folder = mkdtempSync(join(tmpdir(), "key-files-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  const openssl = (...args: string[]): Buffer => execFileSync("openssl", args, { stdio: "pipe" })
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const options = {
    ed25519: ["-algorithm", "ed25519"],
    secp256r1: ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
  } as const

  test.each(algorithms)("%s: theirs are read here", (algorithm) => {
    for (const form of ["PEM", "DER"]) {
      const path = file("theirs", openssl("genpkey", ...options[algorithm], "-outform", form))
      const written = openssl("pkey", "-in", path, "-outform", form)
      const pub = openssl("pkey", "-in", path, "-pubout", "-outform", form)
      const found = readKeyFile(new Uint8Array(written))
      if (found.kind !== "private") return expect.unreachable("a private key was written")
      const key = PrivateKey.fromBytes(found.algorithm, found.secret)
      expect(readKeyFile(new Uint8Array(pub))).toEqual({ kind: "public", key: key.publicKey })
    }
  })

  test.each(algorithms)("%s: ours are theirs byte for byte", (algorithm) => {
    const key = keyOf(algorithm, 3)
    const path = file("ours", encodePrivateKeyPem(key))
    expect(openssl("pkey", "-in", path).toString()).toBe(encodePrivateKeyPem(key))
    const pkcs8 = openssl("pkcs8", "-topk8", "-nocrypt", "-in", path, "-outform", "DER")
    expect(new Uint8Array(pkcs8)).toEqual(encodePrivateKeyDer(key))
    expect(openssl("pkey", "-in", path, "-pubout").toString()).toBe(
      encodePublicKeyPem(key.publicKey),
    )
    const publicPath = file("public", encodePublicKeyDer(key.publicKey))
    expect(openssl("pkey", "-pubin", "-inform", "DER", "-in", publicPath).toString()).toBe(
      encodePublicKeyPem(key.publicKey),
    )
  })

  test("SEC1's EC PRIVATE KEY, with its parameters before it, is read", () => {
    const pem = openssl("ecparam", "-name", "prime256v1", "-genkey").toString()
    expect(pem).toContain("BEGIN EC PARAMETERS")
    expect(readKeyFile(pem)).toMatchObject({ kind: "private", algorithm: "secp256r1" })
  })

  test("keys of other kinds are named", () => {
    const rsa = openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024")
    expect(refusalOf(() => readKeyFile(rsa.toString()))).toContain("it is RSA")
    const p384 = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384")
    expect(refusalOf(() => readKeyFile(p384.toString()))).toContain("it is P-384")
    const path = file("plain", encodePrivateKeyPem(keyOf("ed25519")))
    const encrypted = openssl("pkey", "-in", path, "-aes256", "-passout", "pass:x")
    expect(refusalOf(() => readKeyFile(encrypted.toString()))).toContain("it is encrypted")
  })
})
