/**
 * Sources damaged at random, read by this parser and by the reference. Both must accept or both
 * refuse, and what both accept must print alike. `DIFFERENTIAL=20000 SEED=1` runs more of it, or
 * the same again.
 */
import fc from "fast-check"
import { expect, test } from "vitest"
import { printAuthorizer, printBlock } from "../../ast/index.ts"
import * as arbitrary from "../../ast/test/arbitrary.ts"
import { newOracle } from "../../test/oracle.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { isDeviation } from "./deviations.ts"
import { mutate } from "./mutate.ts"
import { read, readByOracle, referenceCases, type Kind } from "./reference-cases.ts"
import { sources } from "./sources.ts"

const generated = fc.sample(
  fc.oneof(
    arbitrary.block.map((ast) => printBlock(ast)),
    arbitrary.authorizer.map((ast) => printAuthorizer(ast)),
  ),
  {
    seed,
    numRuns: 200,
  },
)

/**
 * Each is read as its own kind, mostly. Single statements are also read as the only one of a
 * source.
 */
const corpus: readonly { readonly kinds: readonly Kind[]; readonly source: string }[] = [
  ...sources.flatMap((source) => Array(8).fill({ kinds: kindsOf("A", "B"), source })),
  ...generated.map((source) => ({ kinds: kindsOf("A", "B"), source })),
  ...referenceCases.map(({ kind, source }) => ({ kinds: kindsOf(kind, kind, "A", "B"), source })),
]

function kindsOf(...kinds: Kind[]): Kind[] {
  return kinds
}

/** Panics leave their stack behind, so an instance is not used for ever. */
const casesPerInstance = 500

test("damaged sources are read as by the reference", { timeout: 600_000 }, async () => {
  const count = caseCount(500)
  const random = new Random(seed)
  const differences: unknown[] = []
  const tally = { accepted: 0, refused: 0, deviations: 0 }
  let oracle = await newOracle()
  for (let i = 0; i < count; i++) {
    if (i % casesPerInstance === casesPerInstance - 1) oracle = await newOracle()
    const { kinds, source: original } = random.pick(corpus)
    const source = mutate(original, random)
    const kind = random.pick(kinds)
    const theirs = readByOracle(oracle, kind, source)
    const ours = read(kind, source)
    if (theirs === undefined) continue
    tally[theirs === null ? "refused" : "accepted"]++
    if (ours === theirs) continue
    if (ours === null && isDeviation(kind, source)) tally.deviations++
    else differences.push({ kind, source, ours, theirs })
  }
  console.log(`differential: ${count} sources from seed ${seed}: ${JSON.stringify(tally)}`)
  expect(differences).toEqual([])
})
