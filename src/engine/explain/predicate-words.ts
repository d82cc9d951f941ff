/**
 * Why a predicate has no match, in words: nothing of that name, a fact that differs and where, or one that is
 * there and may not be read.
 */
import {
  printPredicate,
  printPublicKey,
  printTerm,
  type BlockId,
  type Predicate,
} from "../../ast/index.ts"
import type { CompiledRule } from "../clause.ts"
import type { Relation } from "../relation.ts"
import type { World } from "../world.ts"
import { counted, listInWords, shortKey, theBlock, originInWords } from "./names.ts"
import { code, listed, say, value } from "./sentence.ts"
import type {
  Attempt,
  ClauseAddress,
  NamedFact,
  NearFact,
  PredicateOutcome,
  Sentence,
} from "./types.ts"

export type Missing = Extract<PredicateOutcome, { kind: "missing" }>

/** What a clause is called in a sentence about it. */
export const clauseNoun = ({ kind }: ClauseAddress): Sentence => [`this ${kind}`]

/** A predicate of a clause that an attempt leaves without a match. */
export interface Lack {
  readonly world: World
  readonly at: ClauseAddress
  readonly missing: Missing
  /** The predicate as it is written. */
  readonly written: Predicate
  readonly attempt: Attempt
  readonly body: readonly Predicate[]
  /** The blocks that the query may read. */
  readonly trusted: readonly BlockId[]
}

export function whyMissing(lack: Lack): Sentence {
  const { missing } = lack
  switch (missing.reason) {
    case "absent":
      return whyAbsent(lack)
    case "differs":
      return whyDiffers(lack)
    case "untrusted":
      return whyUntrusted(lack)
    default:
      return missing.reason satisfies never
  }
}

/** What the verifying side states about each request, by custom. */
const stated = new Set(["time", "operation", "resource", "user", "audience", "ip"])

function whyAbsent({ world, missing: { wanted, similar }, trusted }: Lack): Sentence {
  const nothing = say`nothing supplies ${code(printPredicate(wanted))}`
  const idle = idleRules(world, wanted, trusted)
  if (idle.length > 0) return say`${nothing}: ${whyIdle(world, idle)}`
  const near = similar.find(({ name }) => name !== wanted.name) ?? similar[0]
  if (near === undefined)
    return stated.has(wanted.name) && wanted.terms.length === 1
      ? say`${nothing}; the authorizer normally states it`
      : nothing
  return near.name === wanted.name
    ? say`${nothing}, only ${code(near.name)} with ${counted(near.arity, "term")}`
    : say`${nothing}; did you mean ${code(near.name)}?`
}

interface IdleRule {
  readonly block: BlockId
  readonly index: number
  readonly compiled: CompiledRule
}

/** The rules for facts of a name and number of terms, of which there are none, in blocks that are trusted. */
const idleRules = (
  world: World,
  { name, terms }: Predicate,
  trusted: readonly BlockId[],
): readonly IdleRule[] =>
  world.rules.flatMap((compiled) => {
    const { address, head } = compiled
    if (address.kind !== "rule" || !trusted.includes(address.block)) return []
    const makes = head.relation.name === name && head.relation.arity === terms.length
    return makes ? [{ block: address.block, index: address.index, compiled }] : []
  })

function whyIdle(world: World, idle: readonly IdleRule[]): Sentence {
  const blocks = blocksInWords([...new Set(idle.map(({ block }) => block))])
  const [only, ...others] = idle
  return only !== undefined && others.length === 0
    ? say`the rule of ${blocks} that could make it does not fire${whyOneIdle(world, only)}`
    : say`the ${idle.length} rules of ${blocks} that could make it do not fire`
}

/** The first predicate of a rule's body of which it can read no fact at all, if there is one. */
function whyOneIdle(world: World, { block, index, compiled }: IdleRule): Sentence {
  const body = world.datalog(block).rules[index]!.body
  for (const [i, { relation }] of compiled.atoms.entries()) {
    if (canReadSome(compiled, relation)) continue
    const predicate = code(printPredicate(body[i]!))
    return relation.visible === 0
      ? say`, as nothing supplies ${predicate}`
      : say`, as it does not trust who says ${predicate}`
  }
  return []
}

function canReadSome({ trusted }: CompiledRule, relation: Relation): boolean {
  const readable = trusted.table()
  for (let row = 0; row < relation.visible; row++)
    if (readable[relation.origin(row)] === 1) return true
  return false
}

function whyDiffers(lack: Lack): Sentence {
  const { missing } = lack
  const wanted = code(printPredicate(missing.wanted))
  const near = nearestOf(missing.nearest)
  if (near === undefined) return say`no fact fits ${wanted}`
  const fact = code(printPredicate(near.fact))
  const from = near.trusted ? [] : say` from ${blocksInWords(near.fact.origin)}`
  const there = say`there is ${fact}${from}, but ${wanted} is wanted`
  const differs =
    near.fact.terms.length === 1
      ? []
      : say`: ${listed(near.differs.map((place) => differenceAt(missing, near.fact, place)))}`
  return say`${there}${differs}${bindingWords(lack, near.differs)}`
}

/** Where the first of the values that differ comes from, if a variable has it from another predicate. */
function bindingWords({ written, attempt, body }: Lack, differs: readonly number[]): Sentence {
  for (const place of differs) {
    const term = written.terms[place]
    if (term?.kind !== "variable") continue
    const binder = body.findIndex(
      ({ terms }, i) =>
        attempt.predicates[i]?.kind === "matched" &&
        terms.some((other) => other.kind === "variable" && other.name === term.name),
    )
    const outcome = attempt.predicates[binder]
    const bound = attempt.bindings.find(({ name }) => name === term.name)
    if (outcome?.kind !== "matched" || bound === undefined) continue
    const fact = code(printPredicate(outcome.fact))
    return say`, as ${value(term)} is ${value(bound.term)} in ${fact}`
  }
  return []
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
  return say`${value(asked)} cannot be both ${value(fact.terms[first]!)} and ${value(is)}`
}

function whyUntrusted({ world, at, missing: { nearest, wanted }, trusted }: Lack): Sentence {
  const near = nearest.find((each) => !each.trusted && each.differs.length === 0)
  if (near === undefined) return say`what fits ${code(printPredicate(wanted))} may not be read`
  const { fact } = near
  const untrusted = fact.origin.filter((block) => !trusted.includes(block))
  const keys = untrusted.flatMap((block) => keyOf(world, block) ?? [])
  const who = listed(untrusted.map((block) => signedBlock(world, block)))
  const said = fact.from.kind === "fact" ? say`${who} said it` : say`it rests on ${who}`
  const trust =
    keys.length === untrusted.length && keys.length > 0
      ? say`${clauseNoun(at)} does not trust ${keys.length === 1 ? "that key" : "those keys"}`
      : say`${clauseNoun(at)} trusts ${originInWords(trusted)} only`
  return say`${code(printPredicate(fact))} exists, but ${said}, and ${trust}`
}

/** The third party's key of a block, shortened. */
function keyOf(world: World, block: BlockId): string | null {
  if (typeof block !== "number" || block === 0) return null
  const key = world.input.blocks[block]?.externalKey ?? null
  return key === null ? null : shortKey(printPublicKey(key))
}

function signedBlock(world: World, block: BlockId): Sentence {
  const key = keyOf(world, block)
  return key === null ? [theBlock(block)] : say`${theBlock(block)}, signed by ${code(key)},`
}

export const blocksInWords = (blocks: readonly BlockId[]): string =>
  listInWords(blocks.map(theBlock))
