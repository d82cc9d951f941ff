import { describe, expect, it } from "vitest"
import type { PublicKey, Scope } from "../../ast/index.ts"
import { trustedBlocks } from "../index.ts"

const key: PublicKey = { algorithm: "ed25519", bytes: new Uint8Array(32).fill(7) }
const other: PublicKey = { algorithm: "ed25519", bytes: new Uint8Array(32).fill(8) }
/** Four blocks, the third signed by `key`. */
const signers = [null, null, key, null]
const trusted = (
  block: number | "authorizer",
  scopes: readonly Scope[],
  own: readonly Scope[] = [],
) => trustedBlocks(signers, scopes, own, block).join(" ")

describe("a clause trusts", () => {
  it("the authority, its own block and the authorizer where nothing is written", () => {
    expect(trusted(3, [])).toBe("0 3 authorizer")
    expect(trusted("authorizer", [])).toBe("0 authorizer")
  })

  it("all blocks before its own", () => {
    expect(trusted(2, [{ kind: "previous" }])).toBe("0 1 2 authorizer")
  })

  it("the blocks that a key signed, and no others in the place of the authority", () => {
    expect(trusted("authorizer", [{ kind: "publicKey", key }])).toBe("2 authorizer")
    expect(trusted(1, [{ kind: "publicKey", key: other }])).toBe("1 authorizer")
  })

  it("what its block trusts, unless it says otherwise itself", () => {
    const own: Scope[] = [{ kind: "publicKey", key }]
    expect(trusted(1, [], own)).toBe("1 2 authorizer")
    expect(trusted(1, [{ kind: "authority" }], own)).toBe("0 1 authorizer")
  })

  it("whatever a parameter may stand for", () => {
    expect(trusted(1, [{ kind: "parameter", name: "key" }])).toBe("0 1 2 3 authorizer")
  })
})
