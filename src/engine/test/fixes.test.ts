/**
 * Proposed changes. Each is applied here once more: the check must then pass, or the policy match, and the
 * reference must come to the same result for the token signed anew.
 */
import { beforeAll, describe, expect, test } from "vitest"
import { printAuthorizer, printFact, printPublicKey, printScope } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { createBiscuit, PrivateKey, type Biscuit } from "../../token/index.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { applyEdit } from "../explain/edits.ts"
import { explain } from "../explain/explain.ts"
import { sentenceText } from "../explain/sentence.ts"
import type { ClauseAddress, ClauseExplanation, Fix } from "../explain/types.ts"
import { makeReport } from "../report.ts"
import { referenceResult } from "../result.ts"
import type { RunInput } from "../types.ts"
import { caseKeys } from "./case-file.ts"

interface Written {
  readonly source: string
  /** The number of the key that signs the block, or null. */
  readonly signer: number | null
}

function inputOf(blocks: readonly (string | Written)[], authorizer: string): RunInput {
  return {
    blocks: blocks.map((each) => {
      const { source, signer } = typeof each === "string" ? { source: each, signer: null } : each
      const externalKey = signer === null ? null : caseKeys[signer]!.publicKey
      return { block: accepted(parseBlock(source)), externalKey }
    }),
    authorizer: accepted(parseAuthorizer(authorizer)),
  }
}

function accepted<T>({ ast, diagnostics }: { ast: T; diagnostics: readonly object[] }): T {
  expect(diagnostics.filter((each) => "severity" in each && each.severity === "error")).toEqual([])
  return ast
}

const inAuthorizer: ClauseAddress = { kind: "check", block: "authorizer", index: 0 }

/** A run that counts as quick on any machine: changes are tried after quick runs only. */
const run = (input: RunInput): Authorization => ({ ...authorize(input), milliseconds: 0 })

function answer(input: RunInput, at: ClauseAddress): ClauseExplanation {
  const explanation = explain(run(input), { kind: "clause", at })
  if (explanation === null) throw new Error("no such clause")
  return explanation
}

/** What changes: `trusting authority, ed25519/…`, `move f(1) of block 1`, `add f(1)`. */
function change(fix: Fix): string {
  switch (fix.kind) {
    case "trust":
      return `trusting ${fix.scopes.map(printScope).join(", ")}`
    case "move":
      return `move ${printFact(fix.fact)} of block ${fix.block}`
    case "add":
      return `add ${printFact(fix.fact)}`
    default:
      return fix satisfies never
  }
}

const changes = (input: RunInput, at: ClauseAddress = inAuthorizer): readonly string[] =>
  answer(input, at).fixes.map(change)

const key = printPublicKey(caseKeys[0]!.publicKey)

describe("what would make a check pass", () => {
  test("is to trust the key that signed the fact, or to let the authority state it", () => {
    const input = inputOf(
      ["", { source: "member(1)", signer: 0 }],
      "check if member(1); allow if true",
    )
    expect(changes(input)).toEqual([`trusting authority, ${key}`, "move member(1) of block 1"])
    const { fixes } = answer(input, inAuthorizer)
    expect(fixes.map(({ outcome }) => outcome)).toEqual([
      { kind: "allowed", policy: 0 },
      { kind: "allowed", policy: 0 },
    ])
    expect(fixes.map(({ meaning }) => sentenceText(meaning))).toEqual([
      "this check will believe every fact that `ed25519/d542…e8da` signs",
      "whoever issues the token says it, and block 1 no longer does",
    ])
  })

  test("is not to trust a first-party block in the authorizer, which no scope can name", () => {
    const input = inputOf(["", "member(1)"], "check if member(1); allow if true")
    expect(changes(input)).toEqual(["move member(1) of block 1"])
  })

  test("is to trust earlier blocks, for a check of a later one", () => {
    const input = inputOf(["", "member(1)", "check if member(1)"], "allow if true")
    const at: ClauseAddress = { kind: "check", block: 2, index: 0 }
    expect(changes(input, at)).toEqual([
      "trusting authority, previous",
      "move member(1) of block 1",
    ])
    expect(sentenceText(answer(input, at).fixes[0]!.meaning)).toBe(
      "this check will believe every fact of block 1, which any holder of the token could have added",
    )
  })

  test("keeps what the query or its block trusts already", () => {
    const [first, second] = caseKeys.map(({ publicKey }) => printPublicKey(publicKey))
    const blocks = ["", { source: "member(1)", signer: 0 }]
    const own = inputOf(blocks, `check if member(1) trusting ${second}; allow if true`)
    expect(changes(own)[0]).toBe(`trusting ${second}, ${first}`)
    const later = [...blocks, `trusting ${second};\ncheck if member(1)`]
    const at: ClauseAddress = { kind: "check", block: 2, index: 0 }
    expect(changes(inputOf(later, "allow if true"), at)[0]).toBe(`trusting ${second}, ${first}`)
  })

  test("is one scope for all blocks that had a part in a fact", () => {
    const blocks = [
      "",
      { source: "a(1)", signer: 0 },
      { source: `b($x) <- a($x) trusting ${key}`, signer: 0 },
    ]
    expect(changes(inputOf(blocks, "check if b(1); allow if true"))).toEqual([
      `trusting authority, ${key}`,
    ])
    const later = ["", "a(1)", "b($x) <- a($x) trusting previous"]
    const at: ClauseAddress = { kind: "check", block: 3, index: 0 }
    expect(changes(inputOf([...later, "check if b(1)"], "allow if true"), at)).toEqual([
      "trusting authority, previous",
    ])
  })

  test("is to let the authorizer state a fact that nothing supplies", () => {
    const input = inputOf(
      ['check if resource($r), operation("read", $r)'],
      'resource("file1"); allow if true',
    )
    const at: ClauseAddress = { kind: "check", block: 0, index: 0 }
    expect(changes(input, at)).toEqual(['add operation("read", "file1")'])
  })

  test("is nothing where a value is wanted that nobody knows", () => {
    expect(changes(inputOf([], "check if time($t); allow if true"))).toEqual([])
  })

  test("is nothing that leaves another predicate without a match", () => {
    const input = inputOf(
      ["", { source: "a(1)", signer: 0 }],
      "check if a(1), b($x); allow if true",
    )
    expect(changes(input)).toEqual([])
  })

  test("tells what the whole request comes to", () => {
    const input = inputOf(
      ["", { source: "a(1)", signer: 0 }],
      "check if a(1); check if false; allow if true",
    )
    expect(answer(input, inAuthorizer).fixes[0]!.outcome).toEqual({
      kind: "denied",
      policy: { kind: "allow", index: 0 },
      failedChecks: 1,
    })
  })

  test("is sought for allow policies that do not match, and not for those that deny or reject", () => {
    const input = inputOf(
      ["", { source: "a(1)", signer: 0 }],
      "reject if true; deny if a(1); allow if a(1)",
    )
    const policy = (index: number): ClauseAddress => ({
      kind: "policy",
      block: "authorizer",
      index,
    })
    expect(changes(input)).toEqual([])
    expect(changes(input, policy(0))).toEqual([])
    // Stated by the authority, it would make the deny policy match first.
    expect(changes(input, policy(1))).toEqual([`trusting authority, ${key}`])
  })

  test("is not tried in a large world, which is said", () => {
    const facts = Array.from({ length: 5001 }, (_, i) => `n(${i})`).join(";")
    const input = inputOf([facts, { source: "a(1)", signer: 0 }], "check if a(1); allow if true")
    const limits = { maxFacts: 10_000, maxIterations: 100, maxTime: Infinity }
    const { fixes, complete } = answer({ ...input, limits }, inAuthorizer)
    expect({ fixes, complete }).toEqual({ fixes: [], complete: false })
  })
})

const root = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(7))
const count = caseCount(150)
let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

test(
  `every change proposed for ${count} programs from seed ${seed} helps, and the reference agrees`,
  { timeout: 0 },
  () => {
    const tally: Record<Fix["kind"], number> = { trust: 0, move: 0, add: 0 }
    for (let i = 0; i < count; i++) {
      const { input, signers, source } = randomProgram(new Random(seed * 5_000_011 + i))
      const before = run(input)
      for (const at of lacking(before)) {
        for (const fix of explain(before, { kind: "clause", at })!.fixes) {
          tally[fix.kind]++
          const edited = applyEdit(input, fix)
          const after = authorize(edited)
          const where = `case ${i}, ${at.kind} ${at.block}/${at.index}: ${change(fix)}\n${source}`
          expect(lacking(before), where).toContainEqual(at)
          expect(lacking(after), where).not.toContainEqual(at)
          expect(makeReport(after).outcome, where).toEqual(fix.outcome)
          expect(referenceResult(after), where).toEqual(askReference(edited, signers))
        }
      }
    }
    console.log(`agreed on ${JSON.stringify(tally)}`)
    for (const [kind, tried] of Object.entries(tally))
      expect(tried, kind).toBeGreaterThan(count / 50)
  },
)

/** The checks that failed, and the policies that were tried and did not match. */
const lacking = ({ verdict }: Authorization): readonly ClauseAddress[] => [
  ...verdict.checks
    .filter(({ passed }) => !passed)
    .map(({ block, index }): ClauseAddress => ({ kind: "check", block, index })),
  ...verdict.policies
    .filter(({ result }) => result === "not-matched")
    .map(({ index }): ClauseAddress => ({ kind: "policy", block: "authorizer", index })),
]

interface RandomProgram {
  readonly input: RunInput
  readonly signers: readonly (number | null)[]
  readonly source: string
}

/** Few names and values, so that most of what a clause lacks is said by somebody whom it does not trust. */
function randomProgram(random: Random): RandomProgram {
  const value = (): string => random.pick(["1", "2"])
  const name = (): string => random.pick(["a", "b", "c", "d"])
  const term = (): string => (random.chance(0.5) ? value() : random.pick(["$x", "$y"]))
  const scope = (): string =>
    random.chance(0.2) ? ` trusting ${random.pick(["authority", "previous", key])}` : ""
  const body = (): string =>
    `${random.list(1, 2, () => `${name()}(${term()})`).join(", ")}${scope()}`
  const query = (): string => random.list(1, random.chance(0.3) ? 2 : 1, body).join(" or ")
  const datalog = (facts: number): string =>
    [
      ...random.list(0, facts, () => `${name()}(${value()})`),
      ...random.list(0, 1, () => `${name()}($x) <- ${name()}($x)${scope()}`),
      ...random.list(0, 1, () => `check ${random.pick(["if", "if", "all"])} ${query()}`),
    ]
      .map((each) => `${each};\n`)
      .join("")
  const blocks = random
    .list(2, 4, () => datalog(2))
    .map((source, i) => ({
      source,
      signer: i > 0 && random.chance(0.5) ? random.below(caseKeys.length) : null,
    }))
  const policies = [`allow if ${query()};\n`, ...(random.chance(0.7) ? ["allow if true;\n"] : [])]
  const authorizer = `${datalog(1)}check if ${query()};\n${policies.join("")}`
  return {
    input: inputOf(blocks, authorizer),
    signers: blocks.map(({ signer }) => signer),
    source: JSON.stringify({ blocks, authorizer }, null, 1),
  }
}

function askReference(input: RunInput, signers: readonly (number | null)[]): unknown {
  const signed = sign(input, signers)
  const { bytes } = root.publicKey
  const token = oracle.Biscuit.fromBytes(signed.toBytes(), oracle.PublicKey.fromBytes(bytes, 0))
  const builder = new oracle.AuthorizerBuilder()
  builder.addCode(printAuthorizer(input.authorizer))
  const loaded = builder.buildAuthenticated(token)
  try {
    const limits = { max_facts: 1000, max_iterations: 100, max_time_micro: 10_000_000 }
    return { Ok: loaded.authorizeWithLimits(limits) }
  } catch (error) {
    return { Err: error }
  } finally {
    loaded.free()
    token.free()
  }
}

function sign({ blocks }: RunInput, signers: readonly (number | null)[]): Biscuit {
  const nextKey = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(11))
  let token = createBiscuit({ root, authority: blocks[0]!.block, nextKey })
  blocks.slice(1).forEach(({ block }, i) => {
    const signer = signers[i + 1] ?? null
    if (signer === null) {
      token = token.append(block, { nextKey })
      return
    }
    const { publicKey } = caseKeys[signer]!
    const signed = token.thirdPartyRequest().sign(caseKeys[signer]!, block)
    token = token.appendThirdParty(publicKey, signed, { nextKey })
  })
  return token
}
