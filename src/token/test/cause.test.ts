/** Tokens in which one known thing was done, and what the chain says happened. */
import { describe, expect, it } from "vitest"
import { createBiscuit, type PrivateKey } from "../index.ts"
import { externalPayloadV0 } from "../signatures.ts"
import {
  authority,
  block,
  causes,
  changed,
  editBlock,
  fill,
  first,
  key,
  other,
  partner,
  partnered,
  plain,
  second,
  statusAfter,
  type Edit,
} from "./altered.ts"

describe("a token that holds", () => {
  it.each([
    ["plain", plain],
    ["with a partner's block", partnered],
    ["sealed", partnered.seal()],
  ])("%s has no cause", async (_, token) => {
    expect(causes(await statusAfter(token))).toEqual([])
  })
})

type Row = readonly [
  title: string,
  token: { toBytes(): Uint8Array },
  edit: Edit,
  ...causes: string[],
]

const swapped: Edit = (container) => {
  const [a, b, c] = container.blocks
  container.blocks = [a!, c!, b!]
}
const repeated: Edit = (container) => {
  container.blocks = [...container.blocks, container.blocks[1]!]
}
const withoutMiddle: Edit = (container) => {
  container.blocks = [container.blocks[0]!, container.blocks[2]!]
}
const secretOf =
  (key: PrivateKey): Edit =>
  (container) => {
    container.proof = { kind: "nextSecret", key }
  }
const sealedBy =
  (signature: (seal: Uint8Array) => Uint8Array): Edit =>
  (container) => {
    if (container.proof.kind !== "finalSignature") throw new Error("not sealed")
    container.proof = { kind: "finalSignature", signature: signature(container.proof.signature) }
  }

const rows: Row[] = [
  [
    "another root key",
    createBiscuit({ root: other, authority: block('user("a");'), nextKey: first }),
    () => {},
    "block 0: wrong-key, likely: the authority block alone fails and everything after it holds, so most likely another root key signed it",
  ],
  [
    "another root key, under a block that covers it",
    createBiscuit({ root: other, authority: block("a(null);"), nextKey: first }).append(
      block("check if b(1);"),
      { nextKey: second },
    ),
    () => {},
    "block 0: wrong-key, likely: the authority block alone fails and everything after it holds, which covers its signature too, so most likely another root key signed it",
  ],
  [
    "a root key of the other algorithm",
    createBiscuit({ root: key(1, "secp256r1"), authority: block('user("a");'), nextKey: first }),
    () => {},
    "block 0: wrong-algorithm, proven: the signature of the authority block has the DER form of secp256r1 (71 bytes), and the key it is checked with is ed25519",
  ],
  [
    "a byte of a block",
    plain,
    editBlock(1, ({ bytes }) => ({ bytes: changed(bytes, 5, (byte) => byte ^ 1) })),
    "block 1: altered-block, likely: block 1 alone fails and its signature has the right form: most likely the block was altered, or one before it taken out",
  ],
  [
    "a byte of a covered block",
    partnered,
    editBlock(2, ({ bytes }) => ({ bytes: changed(bytes, 5, (byte) => byte ^ 1) })),
    "block 2: altered-block, likely: block 2 alone fails and its signature has the right form: most likely the block was altered, or one before it taken out",
  ],
  [
    "a byte of the partner's block",
    partnered,
    editBlock(1, ({ bytes }) => ({ bytes: changed(bytes, 3, (byte) => byte ^ 1) })),
    "block 1: altered-block, likely: the 16 bytes of block 1 are no Datalog block, so they are most likely not those that were signed",
    "external 1: altered-block, likely: the other party's signature of block 1 fails with the block's own, and both cover its bytes: most likely they were altered",
  ],
  [
    "a block of other bytes",
    plain,
    editBlock(1, () => ({ bytes: fill(20, 0xff) })),
    "block 1: altered-block, likely: the 20 bytes of block 1 are no Datalog block, so they are most likely not those that were signed",
  ],
  [
    "the last byte of a signature",
    plain,
    editBlock(1, ({ signature }) => ({ signature: changed(signature, 63, (byte) => byte - 1) })),
    "block 1: altered-signature, proven: byte 63 of the signature of block 1 was changed from 0x0d to 0x0c: with 0x0d it holds",
  ],
  [
    "a byte in the second half of a signature",
    plain,
    editBlock(1, ({ signature }) => ({ signature: changed(signature, 40, (byte) => byte ^ 0xa5) })),
    "block 1: altered-signature, proven: byte 40 of the signature of block 1 was changed from 0x62 to 0xc7: with 0x62 it holds",
  ],
  [
    "a byte of a signature that others cover",
    partnered,
    editBlock(0, ({ signature }) => ({ signature: changed(signature, 33, () => 0x77) })),
    "block 0: altered-signature, proven: byte 33 of the signature of the authority block was changed from 0xf2 to 0x77: with 0xf2 it holds",
    "block 1: altered-signature, proven: block 1 signs the signature of the authority block too, which was altered: with the right one it holds",
    "external 1: altered-signature, proven: the other party's signature of block 1 covers the signature of the authority block, which was altered: with the right one it holds",
  ],
  [
    "a signature that others cover, wholly",
    partnered,
    editBlock(0, ({ signature }) => ({
      signature: Uint8Array.of(...signature.subarray(0, 32), ...fill(32, 3)),
    })),
    "block 0: altered-signature, likely: both signatures of block 1 fail too, and what they share is the signature of the authority block: most likely that was altered",
    "block 1: altered-signature, likely: block 1 signs the signature of the authority block too, and that one was altered",
    "external 1: altered-signature, likely: the other party's signature of block 1 covers the signature of the authority block, which fails: most likely that was altered",
  ],
  [
    "a scalar above the order",
    plain,
    editBlock(2, ({ signature }) => ({ signature: changed(signature, 63, () => 0xff) })),
    "block 2: altered-signature, proven: the signature of block 2 is none that a signer writes: its second half, S, is not below the group's order",
  ],
  [
    "a cut signature",
    plain,
    editBlock(2, ({ signature }) => ({ signature: signature.slice(0, 63) })),
    "block 2: altered-signature, proven: the signature of block 2 has 63 bytes, and one of ed25519 has 64: 1 is missing",
  ],
  [
    "a longer signature",
    plain,
    editBlock(2, ({ signature }) => ({ signature: Uint8Array.of(...signature, 0) })),
    "block 2: altered-signature, proven: the signature of block 2 has 65 bytes, and one of ed25519 has 64: 1 is too many",
  ],
  [
    "no signature",
    plain,
    editBlock(2, () => ({ signature: new Uint8Array() })),
    "block 2: altered-signature, proven: the signature of block 2 has 0 bytes, and one of ed25519 has 64: 64 are missing",
  ],
  [
    "a signature version",
    plain,
    editBlock(1, () => ({ signatureVersion: 1 })),
    "block 1: altered-block, proven: the signature version of block 1 was changed from 0 to 1: with 0 its signature holds",
  ],
  [
    "an unknown signature version",
    plain,
    editBlock(1, () => ({ signatureVersion: 7 })),
    "block 1: altered-block, proven: the signature version of block 1 was changed from 0 to 7: with 0 its signature holds",
  ],
  [
    "two blocks swapped",
    plain,
    swapped,
    "block 1: order, proven: block 1 was signed to stand after block 2: it holds under the key announced there",
    "block 2: order, proven: block 2 was signed to stand after the authority block: it holds under the key announced there",
    "proof: order, proven: the token's secret belongs to block 1, which is not the last: blocks were moved, or block 2 was added without it",
  ],
  [
    "two blocks swapped, of version 1",
    partnered,
    swapped,
    "block 1: order, proven: block 1 was signed to stand after block 2: it holds under the key announced there",
    "block 2: order, proven: block 2 was signed to stand after the authority block: it holds under the key announced there",
    "external 2: order, proven: the other party's signature of block 2 was made for the place after the authority block",
    "proof: order, proven: the token's secret belongs to block 1, which is not the last: blocks were moved, or block 2 was added without it",
  ],
  [
    "a block repeated",
    plain,
    repeated,
    "block 3: order, proven: block 3 is block 1 once more, which was signed to stand after the authority block",
    "proof: order, proven: the token's secret belongs to block 2, which is not the last: blocks were moved, or block 3 was added without it",
  ],
  [
    "a block removed",
    plain,
    withoutMiddle,
    "block 1: order, likely: block 1 refers to a symbol that no block before it declares: most likely a block before it was taken out or put elsewhere",
  ],
  [
    "the next key of the last block",
    plain,
    editBlock(2, () => ({ nextKey: other.publicKey })),
    "block 2: altered-block, proven: the next key of block 2 was altered: with the public key of the token's secret its signature holds",
    "proof: altered-block, proven: the next key of block 2 was altered: the token's secret is the right one",
  ],
  [
    "the next key of another block",
    plain,
    editBlock(1, () => ({ nextKey: other.publicKey })),
    "block 1: altered-block, likely: block 2 fails too, which is checked with the key that block 1 announces: most likely that key was altered",
    "block 2: wrong-key, likely: block 1 fails too, which announces the key that block 2 is checked with: that key was altered, or the whole block put in place of another",
  ],
  [
    "the next key before a covering block",
    partnered,
    editBlock(0, () => ({ nextKey: other.publicKey })),
    "block 0: altered-block, likely: block 1 fails too, which is checked with the key that the authority block announces: most likely that key was altered",
    "block 1: wrong-key, likely: the authority block fails too, which announces the key that block 1 is checked with: that key was altered, or the whole block put in place of another",
  ],
  [
    "a next key that is no point",
    plain,
    editBlock(1, () => ({ nextKey: { algorithm: "ed25519", bytes: fill(32, 2) } })),
    "block 1: altered-block, likely: block 2 fails too, which is checked with the key that block 1 announces: most likely that key was altered",
    "block 2: wrong-key, proven: the key that block 1 announces is no point of its curve, so nothing can have signed block 2 with it",
  ],
  [
    "the secret",
    plain,
    secretOf(other),
    "proof: wrong-key, likely: block 2 holds and so does the key it announces: the secret was altered, or blocks after this one were taken out",
  ],
  [
    "the secret of an earlier block",
    plain,
    secretOf(first),
    "proof: order, proven: the token's secret belongs to the authority block, which is not the last: blocks were moved, or block 2 was added without it",
  ],
  [
    "the last block removed",
    plain,
    (container) => {
      container.blocks = container.blocks.slice(0, 2)
    },
    "proof: wrong-key, likely: block 1 holds and so does the key it announces: the secret was altered, or blocks after this one were taken out",
  ],
  [
    "the partner's key",
    partnered,
    editBlock(1, ({ external }) => ({ external: { ...external!, key: other.publicKey } })),
    "external 1: wrong-key, likely: block 1 holds, which covers the bytes and this signature: the key named is not the one that signed, or it signed for another token or position",
  ],
  [
    "the partner's key, with another of the token",
    authority.appendThirdParty(
      second.publicKey,
      authority.thirdPartyRequest().sign(second, block("a(1);")),
      { nextKey: second },
    ),
    editBlock(1, ({ external }) => ({ external: { ...external!, key: other.publicKey } })),
    "external 1: wrong-key, proven: the other party's signature of block 1 holds under another key of this token, not under its own",
  ],
  [
    "a block removed that declares symbols",
    plain.append(block('check if third("new");')),
    (container) => {
      container.blocks = [container.blocks[0]!, ...container.blocks.slice(2)]
    },
    "block 1: order, likely: block 1 refers to a symbol that no block before it declares: most likely a block before it was taken out or put elsewhere",
  ],
  [
    "a byte of the partner's signature",
    partnered,
    editBlock(1, ({ external }) => ({
      external: { ...external!, signature: changed(external!.signature, 50, () => 0x5a) },
    })),
    "block 1: altered-signature, proven: block 1 signs the other party's signature too, which was altered: with the right one it holds",
    "external 1: altered-signature, proven: byte 50 of the other party's signature of block 1 was changed from 0x89 to 0x5a: with 0x89 it holds",
  ],
  [
    "the partner's signature cut",
    partnered,
    editBlock(1, ({ external }) => ({ external: { ...external!, signature: fill(10) } })),
    "block 1: altered-signature, likely: block 1 signs the other party's signature too, which is not the right one",
    "external 1: altered-signature, proven: the other party's signature of block 1 has 10 bytes, and one of ed25519 has 64: 54 are missing",
  ],
  [
    "the partner's signature in the old way",
    partnered,
    editBlock(1, ({ bytes, external }) => ({
      external: {
        ...external!,
        signature: partner.sign(externalPayloadV0(bytes, first.publicKey)),
      },
    })),
    "block 1: altered-signature, likely: block 1 signs the other party's signature too, which is not the right one",
    "external 1: wrong-algorithm, proven: the other party's signature of block 1 was made in the deprecated way of version 0, which is not accepted",
  ],
  [
    "a byte of the seal",
    partnered.seal(),
    sealedBy((seal) => changed(seal, 60, (byte) => byte ^ 4)),
    "proof: altered-signature, proven: byte 60 of the seal was changed from 0xc7 to 0xc3: with 0xc7 it holds",
  ],
  [
    "a seal of another token",
    plain.seal(),
    sealedBy(() => other.sign(fill(3))),
    "proof: altered-signature, likely: block 2 holds, and the seal covers nothing else: the seal was altered, or made when another block was the last",
  ],
  [
    "a seal of an earlier state",
    plain.seal(),
    sealedBy(() => first.sign(fill(3))),
    "proof: altered-signature, likely: block 2 holds, and the seal covers nothing else: the seal was altered, or made when another block was the last",
  ],
  [
    "a byte of the last block under a seal",
    plain.seal(),
    editBlock(2, ({ bytes }) => ({ bytes: changed(bytes, 5, (byte) => byte ^ 1) })),
    "block 2: altered-block, likely: block 2 fails and so does the seal, which covers it: most likely the block or its next key was altered",
    "proof: altered-block, likely: block 2 fails, and the seal covers the block and its signature: most likely one of these was altered",
  ],
  [
    "a byte of the last signature under a seal",
    plain.seal(),
    editBlock(2, ({ signature }) => ({ signature: changed(signature, 45, () => 0x5a) })),
    "block 2: altered-signature, proven: byte 45 of the signature of block 2 was changed from 0x55 to 0x5a: with 0x55 it holds",
    "proof: altered-signature, proven: the seal covers the signature of block 2, which was altered: with the right one it holds",
  ],
  [
    "the last block under a seal removed",
    plain.seal(),
    (container) => {
      container.blocks = container.blocks.slice(0, 2)
    },
    "proof: altered-signature, likely: block 1 holds, and the seal covers nothing else: the seal was altered, or made when another block was the last",
  ],
]

describe("what was done to a token is said", () => {
  it.each(rows.map(([title, token, edit, ...expected]) => ({ title, token, edit, expected })))(
    "$title",
    async ({ token, edit, expected }) => {
      expect(causes(await statusAfter(token, edit))).toEqual(expected)
    },
  )
})
