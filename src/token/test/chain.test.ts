/** Chains in which a link is broken: which one is reported, and what is known of the others. */
import { beforeAll, describe, expect, it } from "vitest"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import { UnverifiedBiscuit, type ChainStatus, type LinkStatus } from "../index.ts"
import { decodeMessage, encodeMessage } from "../protobuf.ts"
import { BiscuitMessage, type SignedBlockMessage } from "../schema.ts"
import { forge, root, thirdParty } from "./forge.ts"
import { verifyHere, verifyThere } from "./outcomes.ts"

let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

/** An authority, a third-party block and a block of its holder. */
const token = forge(
  { content: { version: 3 } },
  { content: { version: 5 }, thirdParty: true },
  { content: { version: 3 } },
)

interface Parts {
  readonly message: BiscuitMessage
  readonly authority: SignedBlockMessage
  readonly third: SignedBlockMessage
  readonly last: SignedBlockMessage
}

function edited(edit: (parts: Parts) => void): Uint8Array {
  const message = decodeMessage(BiscuitMessage, token.slice())
  edit({
    message,
    authority: message.authority,
    third: message.blocks[0]!,
    last: message.blocks[1]!,
  })
  return encodeMessage(BiscuitMessage, message)
}

const flipped = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))
const noPoint = new Uint8Array(32).fill(2)
const short = Uint8Array.of(1, 2, 3)

function flip(block: SignedBlockMessage): void {
  block.signature = flipped(block.signature)
}
function flipExternal({ externalSignature }: SignedBlockMessage): void {
  externalSignature!.signature = flipped(externalSignature!.signature)
}

const edits: [title: string, edit: (parts: Parts) => void][] = [
  ["nothing changed", () => {}],
  ["the authority's signature changed", ({ authority }) => flip(authority)],
  ["a block's signature changed", ({ third }) => flip(third)],
  ["the external signature changed", ({ third }) => flipExternal(third)],
  [
    "the external signature cut, and the block's changed",
    ({ third }) => {
      third.externalSignature!.signature = short
      flip(third)
    },
  ],
  [
    "a block's signature cut, and its external one changed",
    ({ third }) => {
      third.signature = short
      flipExternal(third)
    },
  ],
  ["a signature version that is none", ({ last }) => (last.version = 2)],
  [
    "a signature version that is none, after a cut signature",
    ({ authority, last }) => {
      last.version = 2
      authority.signature = short
    },
  ],
  ["a signature version of all ones", ({ authority }) => (authority.version = 0xffff_ffff)],
  ["version 0 of a third-party block", ({ third }) => (third.version = 0)],
  ["no version of a third-party block", ({ third }) => (third.version = undefined)],
  ["version 0 written out", ({ authority }) => (authority.version = 0)],
  [
    "an external signature on the authority",
    ({ authority, third }) => {
      authority.externalSignature = third.externalSignature
    },
  ],
  [
    "the same, and a bad next key",
    ({ authority, third }) => {
      authority.externalSignature = third.externalSignature
      authority.nextKey.algorithm = 3
    },
  ],
  [
    "a bad next key and a bad external key",
    ({ third }) => {
      third.externalSignature!.publicKey.algorithm = 4
      third.nextKey.algorithm = 3
    },
  ],
  [
    "a bad external key and version",
    ({ third }) => {
      third.externalSignature!.publicKey.algorithm = 4
      third.version = 3
    },
  ],
  ["a next key that is no point", ({ third }) => (third.nextKey.key = noPoint)],
  [
    "a next key that is no point, after a changed signature",
    ({ authority, third }) => {
      flip(authority)
      third.nextKey.key = noPoint
    },
  ],
  [
    "a last key that is no point, and no proof",
    ({ message, last }) => {
      last.nextKey.key = noPoint
      message.proof.content = undefined
    },
  ],
  [
    "an external key that is no point",
    ({ third }) => (third.externalSignature!.publicKey.key = noPoint),
  ],
  ["a negative key algorithm", ({ last }) => (last.nextKey.algorithm = -1)],
  ["no proof", ({ message }) => (message.proof.content = undefined)],
  [
    "no proof, and a bad next key",
    ({ message, last }) => {
      message.proof.content = undefined
      last.nextKey.algorithm = 9
    },
  ],
  [
    "a short seal",
    ({ message }) => (message.proof.content = { kind: "finalSignature", value: short }),
  ],
  [
    "a seal of zeros",
    ({ message }) => {
      message.proof.content = { kind: "finalSignature", value: new Uint8Array(64) }
    },
  ],
  [
    "a short secret",
    ({ message }) => (message.proof.content = { kind: "nextSecret", value: short }),
  ],
  [
    "another secret",
    ({ message }) => {
      message.proof.content = { kind: "nextSecret", value: new Uint8Array(32) }
    },
  ],
  [
    "another secret, after a changed signature",
    ({ message, authority }) => {
      message.proof.content = { kind: "nextSecret", value: new Uint8Array(32) }
      flip(authority)
    },
  ],
  ["the last block cut off", ({ message }) => message.blocks.pop()],
  ["two blocks swapped", ({ message }) => message.blocks.reverse()],
  ["a root key hint, which nothing covers", ({ message }) => (message.rootKeyId = 7)],
]

describe("a chain with", () => {
  it.each(edits)("%s is judged as by the reference", async (_, edit) => {
    const bytes = edited(edit)
    const expected = verifyThere(oracle, bytes, root.publicKey)
    expect(await verifyHere(bytes, root.publicKey)).toEqual(expected)
  })
})

const verify = (bytes: Uint8Array) => UnverifiedBiscuit.fromBytes(bytes).verify(root.publicKey)

const word = (link: LinkStatus | null): string | null => link && link.status
const words = ({ blocks, proof }: Pick<ChainStatus, "blocks" | "proof">) => [
  ...blocks.map(({ signature, external }) =>
    [word(signature), word(external)].filter(Boolean).join("+"),
  ),
  word(proof),
]
const status = (
  edit: (parts: Parts) => void,
  key = root.publicKey as typeof root.publicKey | null,
) => UnverifiedBiscuit.fromBytes(edited(edit)).chainStatus(key)

describe("the status of each link", () => {
  it("is verified all along an intact chain", async () => {
    expect(words(await status(() => {}))).toEqual([
      "verified",
      "verified+verified",
      "verified",
      "verified",
    ])
  })

  it("leaves only the authority unchecked without a root key", async () => {
    expect(words(await status(() => {}, null))).toEqual([
      "unchecked",
      "verified+verified",
      "verified",
      "verified",
    ])
  })

  it("blames only the authority when the root key is another", async () => {
    expect(words(await status(() => {}, thirdParty.publicKey))).toEqual([
      "failed",
      "verified+verified",
      "verified",
      "verified",
    ])
  })

  it("names the block of each failure", async () => {
    const { blocks } = await status(({ third }) => flipExternal(third))
    expect(words({ blocks, proof: { status: "unchecked" } })).toEqual([
      "verified",
      "failed+failed",
      "verified",
      "unchecked",
    ])
    const { external } = blocks[1]!
    expect(external).toMatchObject({
      status: "failed",
      error: { block: 1, code: "InvalidSignature" },
    })
  })

  it("shows that a signature covers the one before it", async () => {
    expect(words(await status(({ authority }) => flip(authority)))).toEqual([
      "failed",
      "failed+failed",
      "verified",
      "verified",
    ])
  })

  it("tells a key that is no point from a signature that does not match", async () => {
    const { blocks } = await status(({ third }) => (third.nextKey.key = noPoint))
    expect(blocks[2]!.signature).toMatchObject({ status: "failed", error: { code: "InvalidKey" } })
  })

  it("checks the proof by itself", async () => {
    const wrong = await status(({ message }) => {
      message.proof.content = { kind: "nextSecret", value: new Uint8Array(32) }
    })
    expect(words(wrong)).toEqual(["verified", "verified+verified", "verified", "failed"])
  })
})

describe("verifying", () => {
  it("asks a provider for the root key by the token's hint", async () => {
    const bytes = edited(({ message }) => (message.rootKeyId = 7))
    const asked: unknown[] = []
    const token = await UnverifiedBiscuit.fromBytes(bytes).verify((hint) => {
      asked.push(hint)
      return root.publicKey
    })
    expect(asked).toEqual([7])
    expect(token.rootKeyId).toBe(7)
  })

  it("opens the blocks only after the signatures held", async () => {
    const bytes = forge({ content: Uint8Array.of(0xff) })
    await expect(verify(bytes)).rejects.toMatchObject({
      code: "BlockDeserializationError",
      block: 0,
    })
    const other = UnverifiedBiscuit.fromBytes(bytes).verify(thirdParty.publicKey)
    await expect(other).rejects.toMatchObject({ code: "InvalidSignature" })
  })
})

describe("a token with a block that cannot be opened", () => {
  const broken = { content: Uint8Array.of(0xff) }
  const names = {
    content: { version: 3, symbols: ["a"], facts: [{ predicate: { name: 1024n, terms: [] } }] },
  }

  it("shows the blocks before it", () => {
    const token = UnverifiedBiscuit.fromBytes(forge(names, broken))
    expect(token.block(0).facts).toEqual([{ name: "a", terms: [] }])
    expect(() => token.block(1)).toThrow(expect.objectContaining({ block: 1 }))
  })

  it("says of first-party blocks after it which block is to blame", () => {
    const token = UnverifiedBiscuit.fromBytes(forge(names, broken, names))
    expect(() => token.block(2)).toThrow(
      expect.objectContaining({ block: 1, code: "BlockDeserializationError" }),
    )
  })

  it("shows third-party blocks after it, which need no other", () => {
    const third = { content: { ...names.content, version: 5 }, thirdParty: true }
    expect(UnverifiedBiscuit.fromBytes(forge(broken, third)).block(1).facts).toHaveLength(1)
  })
})
