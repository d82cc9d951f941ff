/**
 * Snapshots of generated runs, read back here and by the reference: evaluated, not yet run, and left half way.
 * Here as there the verdict, the rounds and the world must be those of the run that was saved.
 */
import { beforeAll, expect, test } from "vitest"
import type { Block, Expression, Query, Snapshot } from "../ast/index.ts"
import {
  authorize,
  authorizeSnapshot,
  makeReport,
  printWorld,
  referenceResult,
  snapshotOf,
  type Authorization,
  type RunInput,
} from "../engine/index.ts"
import { factsOf, generatedRuns } from "../engine/test/generated.ts"
import { labelledFact, replayProofs } from "../engine/test/replay.ts"
import { parseAuthorizer } from "../language/index.ts"
import { decodeSnapshot, encodeSnapshot, snapshotNotes, UnverifiedBiscuit } from "../token/index.ts"
import { isRefused, sampleBytes, samples } from "../token/test/samples.ts"
import { loadSnapshotOracle, type Inspect } from "./snapshot-oracle.ts"
import { caseCount, seed } from "./random.ts"

const count = caseCount(100)

let inspect: Inspect
beforeAll(async () => {
  inspect = await loadSnapshotOracle()
})

/** Nothing is known of it but what is written. */
function notRun(snapshot: Snapshot): Snapshot {
  const written = [...snapshot.blocks.map(({ block }) => block), snapshot.authorizer]
  const facts = written.flatMap(({ facts }, i) => {
    const block = i < snapshot.blocks.length ? i : ("authorizer" as const)
    return facts.length === 0 ? [] : [{ origin: [block], facts }]
  })
  return { ...snapshot, executionTime: null, iterations: 0, facts }
}

/** As a run would be saved that failed after a round, which is less than all it made. */
function halfRun(
  { world, iterations }: Authorization,
  snapshot: Snapshot,
  rounds: number,
): Snapshot {
  const facts = world!.relations.all.flatMap((relation) =>
    Array.from({ length: relation.visible }, (_, row) => row)
      .filter((row) => relation.round(row) <= rounds)
      .map((row) => ({
        origin: world!.origins.blocks(relation.origin(row)),
        facts: [world!.tuple(relation, row)],
      })),
  )
  return { ...snapshot, executionTime: null, iterations: Math.min(rounds, iterations), facts }
}

const saved = (authorization: Authorization): Snapshot => {
  const snapshot = snapshotOf(authorization)
  return { ...snapshot, limits: { ...snapshot.limits, maxTime: 1000 } }
}

test(`snapshots of ${count} runs from seed ${seed} say what the runs said`, { timeout: 0 }, () => {
  for (const { authorization, where } of generatedRuns(count)) {
    if (authorization.world === null) continue
    const snapshot = saved(authorization)
    const bytes = encodeSnapshot(snapshot)
    expect(decodeSnapshot(bytes), where).toEqual(snapshot)
    expect(encodeSnapshot(decodeSnapshot(bytes)), where).toEqual(bytes)
    const again = authorizeSnapshot(decodeSnapshot(bytes))
    expect(summary(again), where).toEqual(summary(authorization))
    if (authorization.isComplete)
      expect(again.differences, where).toEqual({ missing: [], extra: [], complete: true })
    replayProofs(again)
    for (const early of [notRun(snapshot), halfRun(authorization, snapshot, 1)])
      expect(summary(authorizeSnapshot(early)), where).toEqual(summary(authorization))
  }
})

/** What must not depend on whether a run was saved; the texts of sets are ordered otherwise afterwards. */
function summary(authorization: Authorization): unknown {
  const { verdict, iterations } = authorization
  const { checks, policies } = verdict
  const facts = factsOf(authorization).map((fact) => `${labelledFact(fact)}, round ${fact.round}`)
  return {
    outcome: makeReport(authorization).outcome,
    checks,
    policies,
    iterations,
    facts: facts.toSorted(),
  }
}

test(
  `the reference reads snapshots of ${count} runs from seed ${seed} as they are read here`,
  { timeout: 0 },
  () => {
    const tally = new Tally()
    for (const { authorization, where } of generatedRuns(count)) {
      const input = withoutTryOr(authorization.input)
      const firstParty = input.blocks.map(({ block }) => ({ block, externalKey: null }))
      for (const each of [input, { ...input, blocks: firstParty }]) compareAll(each, where, tally)
    }
    tally.print()
    for (const state of ["evaluated", "not run", "half run"])
      expect(tally.of(`${state}: agreed`), state).toBeGreaterThan(count)
  },
)

test.skipIf(samples === null)(
  "the reference reads snapshots of the official samples as they are read here",
  () => {
    const tally = new Tally()
    for (const sample of samples?.cases ?? []) {
      if (isRefused(sample)) continue
      const token = UnverifiedBiscuit.fromBytes(sampleBytes(sample))
      const blocks = Array.from({ length: token.blockCount }, (_, i) => ({
        block: token.block(i),
        externalKey: token.externalKey(i) ?? null,
      }))
      for (const { authorizer_code } of Object.values(sample.validations)) {
        const input = { blocks, authorizer: parseAuthorizer(authorizer_code).ast }
        compareAll(withoutTryOr(input), sample.filename, tally)
      }
    }
    tally.print()
    expect(tally.of("evaluated: agreed")).toBeGreaterThan(25)
  },
)

class Tally {
  readonly #counts = new Map<string, number>()

  add(what: string): void {
    this.#counts.set(what, this.of(what) + 1)
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0
  }

  print(): void {
    console.log([...this.#counts].map(([what, cases]) => `${what} ${cases}`).join(", "))
  }
}

/** Runs a program and compares its snapshots. */
function compareAll(input: RunInput, where: string, tally: Tally): void {
  const authorization = authorize(input)
  // What comes of these depends on the order in which the reference meets facts, which is random.
  if (authorization.world === null || authorization.orderDependent.length > 0) return
  const full = saved(authorization)
  const states = {
    evaluated: full,
    "not run": notRun(full),
    "half run": halfRun(authorization, full, 1),
  }
  for (const [state, snapshot] of Object.entries(states))
    tally.add(`${state}: ${compare(snapshot, `${state}, ${where}`)}`)
}

/** Expects the reference to find what we find, or to fail as our notes say. */
function compare(snapshot: Snapshot, where: string): string {
  const answer = inspect(encodeSnapshot(snapshot))
  const codes = new Set(snapshotNotes(snapshot).map(({ code }) => code))
  if (codes.has("refused")) {
    const expected = /^\{"Format":("UnknownExternalKey"|\{"UnknownSymbol":\d+\})\}$/
    expect("Err" in answer && JSON.stringify(answer.Err), where).toMatch(expected)
    return "refused"
  }
  if (!("Ok" in answer)) throw new Error(`${JSON.stringify(answer)}\n${where}`)
  if (codes.has("trust-lost")) return "trust lost"
  const run = authorizeSnapshot(snapshot)
  expect(answer.Ok.authorization_result, where).toEqual(referenceResult(run))
  expect(answer.Ok.iterations, where).toBe(snapshot.iterations)
  expect(answer.Ok.code, where).toBe(printWorld(run.world!))
  return "agreed"
}

/** The build of the reference that reads snapshots is older than this method. */
const usesTryOr = (expression: Expression): boolean =>
  expression.some(
    (op) =>
      (op.kind === "binary" && op.op === "TryOr") || (op.kind === "closure" && usesTryOr(op.ops)),
  )

function withoutTryOr({ blocks, authorizer }: RunInput): RunInput {
  const isKept = ({ queries }: { readonly queries: readonly Query[] }): boolean =>
    !queries.some(({ expressions }) => expressions.some(usesTryOr))
  const cut = <B extends Block>(block: B): B => ({
    ...block,
    rules: block.rules.filter((rule) => isKept({ queries: [rule] })),
    checks: block.checks.filter(isKept),
  })
  return {
    blocks: blocks.map(({ block, externalKey }) => ({ block: cut(block), externalKey })),
    authorizer: { ...cut(authorizer), policies: authorizer.policies.filter(isKept) },
  }
}
