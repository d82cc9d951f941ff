/** Text cases, each run in every way that must not make a difference, with every proof replayed. */
import { describe, expect, test } from "vitest"
import {
  printAuthorizer,
  printBlock,
  printFact,
  type Authorizer,
  type Block,
} from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { createBiscuit, PrivateKey, UnverifiedBiscuit } from "../../token/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { ExecutionError } from "../errors.ts"
import type { Address, RunInput } from "../types.ts"
import { InvalidRuleError } from "../world.ts"
import { caseKeys, readCases, type ProgramCase } from "./case-file.ts"
import { authorizeNaively, printOrigin } from "./naive.ts"
import { replayProofs } from "./replay.ts"

for (const file of ["trust", "verdict", "fixpoint"]) {
  describe(file, () => {
    for (const each of readCases(new URL(`cases/${file}.txt`, import.meta.url))) {
      test(each.name, async () => {
        const authorization = authorize(each.input)
        expect(lines(authorization)).toEqual(each.expected)
        replayProofs(authorization)
        expectTwin(authorization)
        expect(
          lines(authorize(printedAndParsed(each.input))),
          "after printing and parsing",
        ).toEqual(each.expected)
        expect(lines(authorize(await signedAndRead(each))), "after signing and reading").toEqual(
          each.expected,
        )
      })
    }
  })
}

/** A run as the cases describe it: outcome, failed checks, derived facts in the order found, rounds. */
function lines({ verdict, failure, world, iterations }: Authorization): readonly string[] {
  const failed = verdict.checks.filter(({ passed }) => !passed)
  const policy = verdict.policies.find(({ result }) => result === "matched")
  const outcome =
    failure !== null
      ? `failed: ${describeFailure(failure)}`
      : policy === undefined
        ? "denied: no policy matches"
        : policy.kind === "deny"
          ? `denied by policy ${policy.index}`
          : failed.length > 0
            ? `denied, although policy ${policy.index} allows`
            : `allowed by policy ${policy.index}`
  return [
    outcome,
    ...(failure === null ? failed.map(({ block, index }) => `check ${block}/${index} fails`) : []),
    ...derivedFacts(world!),
    ...(iterations > 0 ? [`rounds ${iterations}`] : []),
  ]
}

function describeFailure({ error, at }: NonNullable<Authorization["failure"]>): string {
  if (error instanceof InvalidRuleError) return `invalid ${describeAddress(at!)}`
  const detail =
    error instanceof ExecutionError ? error.detail.map((each) => ` ${each}`).join("") : ""
  return `${error.code}${detail} at ${describeAddress(at!)}`
}

function describeAddress(at: Address): string {
  switch (at.kind) {
    case "fact":
    case "rule":
      return `${at.kind} ${at.block}/${at.index}`
    case "check":
      return `check ${at.block}/${at.index}/${at.query}`
    case "policy":
      return `policy ${at.index}/${at.query}`
    default:
      return at satisfies never
  }
}

/** Round by round, then predicate by predicate. */
function derivedFacts(world: NonNullable<Authorization["world"]>): readonly string[] {
  const facts = world.relations.all.flatMap((relation) =>
    Array.from({ length: relation.visible }, (_, row) => ({
      round: relation.round(row),
      text: `${printOrigin(world.origins.blocks(relation.origin(row)))}: ${printFact(world.tuple(relation, row))}`,
    })),
  )
  return facts
    .filter(({ round }) => round > 0)
    .toSorted((a, b) => a.round - b.round)
    .map(({ text }) => text)
}

function expectTwin({ input, verdict, failure, world, iterations }: Authorization): void {
  const naive = authorizeNaively(input)
  const matched = verdict.policies.find(({ result }) => result === "matched")
  const outcome = matched === undefined ? "no policy" : `${matched.kind} ${matched.index}`
  const code =
    failure === null || failure.error instanceof InvalidRuleError ? outcome : failure.error.code
  expect(naive.outcome).toBe(code)
  expect(naive.iterations).toBe(iterations)
  expect(naive.facts.length).toBe(world!.factCount)
  const failed = verdict.checks
    .filter(({ passed }) => !passed)
    .map(({ block, index }) => `${block}/${index}`)
  if (failure === null) expect(naive.failedChecks.map((each) => each.split(" ")[0])).toEqual(failed)
}

const printedAndParsed = (input: RunInput): RunInput => ({
  ...input,
  blocks: input.blocks.map(({ block, externalKey }) => ({
    block: parseBlock(printBlock(block)).ast,
    externalKey,
  })),
  authorizer: parseAuthorizer(printAuthorizer(input.authorizer)).ast,
})

/** Puts the blocks into a token, which goes through bytes. Without blocks there is nothing to sign. */
async function signedAndRead({ input, signers }: ProgramCase): Promise<RunInput> {
  const [authority, ...rest] = input.blocks.map(({ block }) => block)
  if (authority === undefined) return input
  const root = PrivateKey.generate()
  let token = createBiscuit({ root, authority })
  rest.forEach((block: Block, i) => {
    const signer = signers[i + 1]
    const key = signer === null || signer === undefined ? null : caseKeys[signer]!
    token =
      key === null
        ? token.append(block)
        : token.appendThirdParty(key.publicKey, token.thirdPartyRequest().sign(key, block))
  })
  const read = await UnverifiedBiscuit.fromBytes(token.toBytes()).verify(root.publicKey)
  const authorizer: Authorizer = input.authorizer
  const blocks = input.blocks.map((_, i) => ({
    block: read.block(i),
    externalKey: read.externalKey(i) ?? null,
  }))
  return { ...input, blocks, authorizer }
}
