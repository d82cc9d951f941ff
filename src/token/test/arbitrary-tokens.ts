/** Generators of whole tokens: blocks of all kinds, signed by keys of both algorithms, open and sealed. */
import * as fc from "fast-check"
import type { Arbitrary } from "fast-check"
import type { Block } from "../../ast/index.ts"
import { createBiscuit, PrivateKey, type Biscuit } from "../index.ts"
import { block } from "./arbitrary.ts"

const keys = [1, 2, 3, 4].flatMap((fill) =>
  (["ed25519", "ed25519", "secp256r1"] as const).map((algorithm) =>
    PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill)),
  ),
)
const key: Arbitrary<PrivateKey> = fc.constantFrom(...keys)
const context: Arbitrary<string | undefined> = fc.option(fc.string({ maxLength: 8 }), {
  nil: undefined,
})

interface Link {
  readonly block: Block
  readonly nextKey: PrivateKey
  readonly context: string | undefined
  /** Who signs it beside the holder. */
  readonly thirdParty: PrivateKey | undefined
}
const link: Arbitrary<Link> = fc.record({
  block,
  nextKey: key,
  context,
  thirdParty: fc.option(key, { nil: undefined }),
})

function append(token: Biscuit, { block, nextKey, context, thirdParty }: Link): Biscuit {
  if (thirdParty === undefined) return token.append(block, { nextKey, context })
  const signed = token.thirdPartyRequest().sign(thirdParty, block)
  return token.appendThirdParty(thirdParty.publicKey, signed, { nextKey })
}

/** Of one to four blocks. */
export const token: Arbitrary<Biscuit> = fc
  .record({
    root: key,
    rootKeyId: fc.option(fc.nat(), { nil: undefined }),
    authority: link,
    others: fc.array(link, { maxLength: 3 }),
    isSealed: fc.boolean(),
  })
  .map(({ root, rootKeyId, authority, others, isSealed }) => {
    const { block, nextKey, context } = authority
    const first = createBiscuit({ root, rootKeyId, authority: block, nextKey, context })
    const all = others.reduce(append, first)
    return isSealed ? all.seal() : all
  })
