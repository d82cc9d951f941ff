/**
 * Generated tokens, made by the reference and here from the same sources: blocks must be the same
 * bytes, and each side must accept what the other signed, appended, countersigned and sealed.
 */
import { beforeAll, describe, expect, it } from "vitest"
import { printBlock, printPublicKey, referenceOrder } from "../../ast/index.ts"
import { parseBlock } from "../../language/index.ts"
import { newOracle, type Oracle } from "../../test/oracle.ts"
import { ProgramGenerator } from "../../test/programs.ts"
import { Random } from "../../test/random.ts"
import { createBiscuit, PrivateKey, UnverifiedBiscuit, type Biscuit } from "../index.ts"
import { keyThere } from "./outcomes.ts"

const seed = 31
const programs = 60

const fixed = (algorithm: "ed25519" | "secp256r1", fill: number): PrivateKey =>
  PrivateKey.fromBytes(algorithm, new Uint8Array(32).fill(fill))
const roots = [fixed("ed25519", 5), fixed("secp256r1", 6)]
const signers = [fixed("ed25519", 8), fixed("secp256r1", 9)]
const signerNames = signers.map((key) => printPublicKey(key.publicKey))

let oracle: Oracle
beforeAll(async () => {
  oracle = await newOracle()
})

const theirSecret = (key: PrivateKey) => oracle.PrivateKey.fromString(key.secretText())
const theirKey = (key: PrivateKey) => keyThere(oracle, key.publicKey)

interface Source {
  readonly source: string
  readonly signer: number | null
}

function blocksOf(random: Random): readonly Source[] {
  // The reference's builders drop `trusting` lines that open a block.
  return new ProgramGenerator(random, signerNames).program({ blockScopes: false }).blocks
}

function makeThere(blocks: readonly Source[], root: PrivateKey) {
  const [authority, ...rest] = blocks
  const builder = oracle.Biscuit.builder()
  builder.addCode(authority!.source)
  let token = builder.build(theirSecret(root))
  for (const { source, signer } of rest) {
    const block = oracle.Biscuit.block_builder()
    block.addCode(source)
    if (signer === null) token = token.appendBlock(block)
    else {
      const signed = token.getThirdPartyRequest().createBlock(theirSecret(signers[signer]!), block)
      token = token.appendThirdPartyBlock(theirKey(signers[signer]!), signed)
    }
  }
  return token
}

function makeHere(blocks: readonly Source[], root: PrivateKey, random: Random): Biscuit {
  const nextKey = (): PrivateKey =>
    PrivateKey.generate(random.pick(["ed25519", "secp256r1"] as const), (length) =>
      random.bytes(length),
    )
  const [authority, ...rest] = blocks.map(({ source, signer }) => ({
    ast: parseBlock(source).ast,
    signer,
  }))
  let token = createBiscuit({ root, authority: authority!.ast, nextKey: nextKey() })
  for (const { ast, signer } of rest) {
    if (signer === null) token = token.append(ast, { nextKey: nextKey() })
    else {
      const key = signers[signer]!
      const signed = token.thirdPartyRequest().sign(key, ast)
      token = token.appendThirdParty(key.publicKey, signed, { nextKey: nextKey() })
    }
  }
  return token
}

describe(`${programs} generated tokens (seed ${seed})`, { timeout: 60_000 }, () => {
  const cases = Array.from({ length: programs }, (_, i) => {
    const random = new Random(seed * 1000 + i)
    return { random, blocks: blocksOf(random), root: roots[i % 2]! }
  })

  it("made there: verify, read and serialise here as they were", async () => {
    for (const { blocks, root } of cases) {
      const theirs = makeThere(blocks, root)
      const token = await UnverifiedBiscuit.fromBase64(theirs.toBase64()).verify(root.publicKey)
      expect(token.toBytes()).toEqual(theirs.toBytes())
      expect(token.revocationIds()).toEqual(theirs.getRevocationIdentifiers())
      blocks.forEach(({ source }, i) => {
        const style = referenceOrder(token.symbolTable(i).compare)
        expect(printBlock(token.block(i), style), source).toBe(theirs.getBlockSource(i))
      })
    }
  })

  it("made on both sides: have blocks of the same bytes", () => {
    for (const { random, blocks, root } of cases) {
      const theirs = UnverifiedBiscuit.fromBytes(makeThere(blocks, root).toBytes())
      const ours = makeHere(blocks, root, random)
      blocks.forEach(({ source }, i) => {
        expect(ours.blockBytes(i), source).toEqual(theirs.blockBytes(i))
        expect(ours.externalKey(i)).toEqual(theirs.externalKey(i))
      })
    }
  })

  it("made here: verify there, also sealed", () => {
    for (const { random, blocks, root } of cases) {
      const ours = makeHere(blocks, root, random)
      for (const token of [ours, ours.seal()]) {
        const theirs = oracle.Biscuit.fromBytes(token.toBytes(), theirKey(root))
        expect(theirs.toBytes()).toEqual(token.toBytes())
        expect(theirs.getRevocationIdentifiers()).toEqual(token.revocationIds())
      }
    }
  })

  it("are the same once read back", async () => {
    for (const { random, blocks, root } of cases) {
      const made = makeHere(blocks, root, random)
      const read = await UnverifiedBiscuit.fromBytes(made.toBytes()).verify(root.publicKey)
      blocks.forEach((_, i) => expect(read.block(i)).toEqual(made.block(i)))
    }
  })
})

describe("one token handed to and fro", () => {
  it("is begun there, attenuated here, countersigned there and sealed here", async () => {
    const [root, other] = [roots[0]!, signers[0]!]
    const begun = makeThere(
      [{ source: `user("a"); check if time($t), $t < 2030-01-01T00:00:00Z`, signer: null }],
      root,
    )
    const here = await UnverifiedBiscuit.fromBytes(begun.toBytes()).verify(root.publicKey)
    const attenuated = here.append(parseBlock(`check if user($u), ["a", "b"].contains($u)`).ast)
    const there = oracle.Biscuit.fromBytes(attenuated.toBytes(), theirKey(root))
    const block = oracle.Biscuit.block_builder()
    block.addCode(`group("admin");`)
    const signed = there.getThirdPartyRequest().createBlock(theirSecret(other), block)
    const countersigned = there.appendThirdPartyBlock(theirKey(other), signed)
    const back = await UnverifiedBiscuit.fromBytes(countersigned.toBytes()).verify(root.publicKey)
    expect(back.externalKey(2)).toEqual(other.publicKey)
    const sealed = oracle.Biscuit.fromBytes(back.seal().toBytes(), theirKey(root))
    expect(() => sealed.sealToken()).toThrow("AlreadySealed")
  })

  it("is countersigned here on a request from there", async () => {
    const [root, other] = [roots[0]!, signers[1]!]
    const theirs = makeThere([{ source: `user("a")`, signer: null }], root)
    const ours = UnverifiedBiscuit.fromBytes(theirs.toBytes())
    const signedThere = () => {
      const block = oracle.Biscuit.block_builder()
      block.addCode(`group({"b", "a"});`)
      return theirs.getThirdPartyRequest().createBlock(theirSecret(other), block).toBase64()
    }
    const token = await ours.verify(root.publicKey)
    expect(token.thirdPartyRequest().toBase64()).toBe(theirs.getThirdPartyRequest().toBase64())
    const signed = token.thirdPartyRequest().sign(other, parseBlock(`group({"b", "a"});`).ast)
    expect(signed.toBase64()).toBe(signedThere())
  })
})
