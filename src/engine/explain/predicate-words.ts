/**
 * Why a predicate has no match, in words: nothing of that name, a fact that differs and where, or one that is
 * there and may not be read.
 */
import { printPredicate, printTerm, type BlockId } from "../../ast/index.ts"
import type { World } from "../world.ts"
import { counted, listInWords, shortKey, theBlock, trustInWords } from "./names.ts"
import { code, listed, say, value } from "./sentence.ts"
import type { ClauseAddress, NamedFact, NearFact, PredicateOutcome, Sentence } from "./types.ts"

export type Missing = Extract<PredicateOutcome, { kind: "missing" }>

/** What a clause is called in a sentence about it. */
export const clauseNoun = ({ kind }: ClauseAddress): Sentence => [`this ${kind}`]

export function whyMissing(
  world: World,
  at: ClauseAddress,
  missing: Missing,
  trusted: readonly BlockId[],
): Sentence {
  switch (missing.reason) {
    case "absent":
      return whyAbsent(missing)
    case "differs":
      return whyDiffers(missing)
    case "untrusted":
      return whyUntrusted(world, at, missing, trusted)
    default:
      return missing.reason satisfies never
  }
}

/** What the verifying side states about each request, by custom. */
const stated = new Set(["time", "operation", "resource", "user", "audience", "ip"])

function whyAbsent({ wanted, similar }: Missing): Sentence {
  const nothing = say`nothing supplies ${code(printPredicate(wanted))}`
  const near = similar.find(({ name }) => name !== wanted.name) ?? similar[0]
  if (near === undefined)
    return stated.has(wanted.name) ? say`${nothing}; the authorizer normally states it` : nothing
  return near.name === wanted.name
    ? say`${nothing}, only ${code(near.name)} with ${counted(near.arity, "term")}`
    : say`${nothing}; did you mean ${code(near.name)}?`
}

function whyDiffers(missing: Missing): Sentence {
  const wanted = code(printPredicate(missing.wanted))
  const near = nearestOf(missing.nearest)
  if (near === undefined) return say`no fact fits ${wanted}`
  const fact = code(printPredicate(near.fact))
  const from = near.trusted ? [] : say` from ${blocksInWords(near.fact.origin)}`
  const there = say`there is ${fact}${from}, but ${wanted} is wanted`
  return near.fact.terms.length === 1 || near.differs.length === 0
    ? there
    : say`${there}: ${listed(near.differs.map((place) => differenceAt(missing, near.fact, place)))}`
}

/** The nearest fact; of equals, one that may be read. */
const nearestOf = (nearest: readonly NearFact[]): NearFact | undefined =>
  nearest.find(
    ({ trusted, differs }) => trusted && differs.length === nearest[0]!.differs.length,
  ) ?? nearest[0]

function differenceAt({ wanted }: Missing, fact: NamedFact, place: number): Sentence {
  const [is, asked] = [fact.terms[place]!, wanted.terms[place]!]
  if (asked.kind !== "variable") return say`${value(is)} instead of ${value(asked)}`
  const first = wanted.terms.findIndex((each) => printTerm(each) === printTerm(asked))
  return say`${value(is)} is not ${value(fact.terms[first]!)}, which ${value(asked)} is already`
}

function whyUntrusted(
  world: World,
  at: ClauseAddress,
  { nearest, wanted }: Missing,
  trusted: readonly BlockId[],
): Sentence {
  const near = nearest.find((each) => !each.trusted && each.differs.length === 0)
  if (near === undefined) return say`what fits ${code(printPredicate(wanted))} may not be read`
  const { fact } = near
  const untrusted = fact.origin.filter((block) => !trusted.includes(block))
  const said = fact.from.kind === "fact" ? "said it" : "had a part in it"
  const keys = untrusted.flatMap((block) => keyOf(world, block) ?? [])
  const who = listed(untrusted.map((block) => signedBlock(world, block)))
  const trust =
    keys.length === untrusted.length && keys.length > 0
      ? say`${clauseNoun(at)} does not trust ${keys.length === 1 ? "that key" : "those keys"}`
      : say`${clauseNoun(at)} trusts ${trustInWords(trusted)} only`
  return say`${code(printPredicate(fact))} exists, but ${who} ${said}, and ${trust}`
}

/** The third party's key of a block, shortened. */
function keyOf(world: World, block: BlockId): string | null {
  if (typeof block !== "number" || block === 0) return null
  const key = world.input.blocks[block]?.externalKey ?? null
  return key === null ? null : shortKey(key)
}

function signedBlock(world: World, block: BlockId): Sentence {
  const key = keyOf(world, block)
  return key === null ? [theBlock(block)] : say`${theBlock(block)}, signed by ${code(key)},`
}

export const blocksInWords = (blocks: readonly BlockId[]): string =>
  listInWords(blocks.map(theBlock))
