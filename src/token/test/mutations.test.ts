/**
 * One byte of a token changed, anywhere. Whatever it is, the token is refused with an error that people can read,
 * or what is signed of it is the same as before.
 *
 * A seeded share runs by default; `MUTATIONS=100000 SEED=7` runs more of them, and others.
 */
import { describe, expect, it } from "vitest"
import { equalBytes, equalPublicKeys, toHex, type PublicKey } from "../../ast/index.ts"
import { loadOracle } from "../../test/oracle.ts"
import { Random, seed } from "../../test/random.ts"
import { concatBytes } from "../bytes.ts"
import { decodeContainer, type Container } from "../container.ts"
import { parsePublicKeyText, TokenError, UnverifiedBiscuit, type ChainStatus } from "../index.ts"
import { blockPayload, externalPayload } from "../signatures.ts"
import { verifyHere, verifyThere } from "./outcomes.ts"
import { isRefused, sampleBytes, samples } from "./samples.ts"

const count = Number(process.env["MUTATIONS"] ?? 5000)
const comparedPerSample = 40
/** A search for a cause takes up to 0.1 s, so it is made for a share of them. */
const perCause = 100
const cases = samples?.cases ?? []
const accepted = cases.filter((sample) => !isRefused(sample))

describe.skipIf(samples === null)(`samples with one byte changed (seed ${seed})`, () => {
  it.each(cases)("$filename is judged as by the reference", { timeout: 60_000 }, async (sample) => {
    const oracle = await loadOracle()
    const root = parsePublicKeyText(samples!.rootKey)
    const original = sampleBytes(sample)
    const random = new Random(seed + original.length)
    for (let i = 0; i < comparedPerSample; i++) {
      const [changed, at] = mutate(original, random)
      const bytes = random.chance(0.1) ? changed.slice(0, at) : changed
      const found = await verifyHere(bytes, root)
      expect(found, `byte ${at} is ${bytes[at]}`).toEqual(verifyThere(oracle, bytes, root))
    }
  })

  it(
    `${count} times, each is refused in words or changes nothing that is signed`,
    { timeout: 60_000 + count * 20 },
    async () => {
      const root = parsePublicKeyText(samples!.rootKey)
      const random = new Random(seed)
      const outcomes = { unreadable: 0, failed: 0, same: 0, reused: 0 }
      for (let i = 0; i < count; i++) {
        const sample = accepted[i % accepted.length]!
        const original = sampleBytes(sample)
        const [bytes, at] = mutate(original, random)
        const label = `${sample.filename}: byte ${at} is ${bytes[at]}`
        const outcome = await outcomeOf(bytes, original, root, i % perCause === 0)
        expect(Object.keys(outcomes), `${label}: ${outcome}`).toContain(outcome)
        // One of the keys, as was just checked.
        outcomes[outcome as keyof typeof outcomes] += 1
      }
      if (process.env["MUTATIONS"] !== undefined)
        console.log(`${count} mutations of seed ${seed}:`, outcomes)
    },
  )
})

/** Another value for a byte: any, one with a bit flipped, or the next one. */
function mutate(original: Uint8Array, random: Random): [bytes: Uint8Array, at: number] {
  const bytes = original.slice()
  const at = random.below(bytes.length)
  const byte = bytes[at]!
  const others = [byte + 1 + random.below(255), byte ^ (1 << random.below(8)), byte + 1]
  bytes[at] = random.pick(others)
  return [bytes, at]
}

/** `unreadable`, `failed`, `same` or `reused`; anything else is a fault of ours. */
async function outcomeOf(
  bytes: Uint8Array,
  original: Uint8Array,
  root: PublicKey,
  hasCause: boolean,
): Promise<string> {
  let token: UnverifiedBiscuit
  try {
    token = UnverifiedBiscuit.fromBytes(bytes)
  } catch (error) {
    return isReadable(error) ? "unreadable" : `is refused with ${error}`
  }
  try {
    await token.verify(root)
  } catch (error) {
    if (!isReadable(error)) return `is refused with ${error}`
    return hasCause ? causeOutcome(await token.chainStatus(root)) : "failed"
  }
  const [before, after] = [decodeContainer(original), decodeContainer(bytes)]
  if (equalBytes(signedBytes(after), signedBytes(before))) return "same"
  return isReused(before, after, root) ? "reused" : "is verified, and what is signed is another"
}

/**
 * Some samples announce the root key itself as the next one, so that it signed their block 1 too. A changed tag can
 * make that block the authority: each signature is then one that the original has, by the same key, of the same bytes.
 */
function isReused(before: Container, after: Container, root: PublicKey): boolean {
  if (!before.blocks.some(({ nextKey }) => equalPublicKeys(nextKey, root))) return false
  const known = new Set(signedParts(before).map(toHex))
  return signedParts(after).every((part) => known.has(toHex(part)))
}

function causeOutcome({ blocks, proof }: ChainStatus): string {
  const links = [...blocks.flatMap(({ signature, external }) => [signature, external]), proof]
  const failed = links.filter((link) => link?.status === "failed")
  if (failed.length === 0) return "is refused by verifying alone"
  const isTold = failed.every(({ cause, error }) => cause.message !== "" && isReadable(error))
  return isTold ? "failed" : "fails without a cause"
}

const isReadable = (error: unknown): boolean =>
  error instanceof TokenError && error.code.length > 0 && error.message.length > 0

/**
 * All that is signed and that signs, in its order: what keys and proof say, whatever bytes they are written in.
 * The hint of the root key, unknown fields and longer spellings of numbers are not in it.
 */
const signedBytes = (container: Container): Uint8Array => concatBytes(...signedParts(container))

/** What each link of the chain and the proof contribute to that. */
function signedParts({ blocks, proof }: Container): readonly Uint8Array[] {
  const parts = blocks.map((block, i) => {
    const previousSignature = blocks[i - 1]?.signature
    const externalSignature = block.external?.signature
    const own = blockPayload({ ...block, previousSignature, externalSignature })
    const external =
      block.external === undefined
        ? []
        : [externalPayload(block.bytes, previousSignature!), block.external.key.bytes]
    return concatBytes(own, block.signature, ...external)
  })
  const end = proof.kind === "nextSecret" ? proof.key.publicKey.bytes : proof.signature
  return [...parts, end]
}
