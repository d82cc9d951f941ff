/** What a snapshot's run is: which facts it has, where they come from, and what is evaluated again. */
import { describe, expect, test } from "vitest"
import type { Snapshot } from "../../ast/index.ts"
import { parseAuthorizer, parseFact, parseRule } from "../../language/index.ts"
import type { Authorization } from "../authorize.ts"
import { Budget } from "../explain/budget.ts"
import { derivations } from "../explain/derivations.ts"
import { explain } from "../explain/explain.ts"
import { proof } from "../explain/proof.ts"
import { rounds } from "../explain/rounds.ts"
import type { FactKey } from "../explain/types.ts"
import { Facts } from "../facts.ts"
import { strictLimits } from "../limits.ts"
import { query } from "../query.ts"
import { replay } from "../replay.ts"
import { makeReport } from "../report.ts"
import { referenceResult } from "../result.ts"
import { authorizeSnapshot, snapshotOf } from "../snapshot.ts"
import { describeDerivations, describeProof } from "./explanation-words.ts"
import { factsOf, runOf } from "./generated.ts"
import { labelledFact, replayProofs } from "./replay.ts"

const by = (...facts: readonly string[]): Snapshot["facts"] => [
  { origin: ["authorizer"], facts: facts.map((text) => parseFact(text).ast!) },
]

const key = (text: string): FactKey => ({ ...parseFact(text).ast!, origin: ["authorizer"] })

/** The snapshot of an evaluated program, with other facts than its own. */
const edited = (program: string, ...facts: readonly string[]): Snapshot => ({
  ...snapshotOf(runOf(program)),
  executionTime: 1,
  facts: by(...facts),
})

const born = (run: Authorization): readonly string[] =>
  proof(run, factsOf(run)).nodes.map(
    ({ fact, premises }) => `${labelledFact(fact)}: ${[fact.from.kind, ...premises].join(" ")}`,
  )

const chain = (length: number): string =>
  Array.from({ length }, (_, i) => `s(${i + 1}) <- s(${i});`).join("\n")

describe("facts of an evaluated snapshot", () => {
  test("are proved as in the run that was saved", () => {
    const first = runOf("f(1); g($x) <- f($x); h($x) <- g($x); allow if h(1)")
    const again = authorizeSnapshot(snapshotOf(first))
    expect(describeProof(proof(again, [key("h(1)")]))).toEqual(
      describeProof(proof(first, [key("h(1)")])),
    )
    expect(again.differences).toEqual({ missing: [], extra: [], complete: true })
    expect(rounds(again)).toEqual(rounds(first))
    replayProofs(again)
  })

  test("are kept when no rule makes them here, and prove what follows from them", () => {
    const program = "f(1); g($x) <- f($x), $x.extern::host(2); h($x) <- g($x); allow if h(1)"
    const run = authorizeSnapshot(edited(program, "f(1)", "g(1)", "h(1)"))
    expect(referenceResult(run)).toEqual({ Ok: 0 })
    expect(born(run)).toEqual([
      "f(1) @ authorizer: fact",
      "g(1) @ authorizer: stored",
      "h(1) @ authorizer: rule 1",
    ])
    expect(run.differences).toEqual({ missing: [key("g(1)")], extra: [], complete: true })
  })

  test("are kept when they only support each other", () => {
    const run = authorizeSnapshot(
      edited("a(1) <- b(1); b(1) <- a(1); allow if a(1)", "a(1)", "b(1)"),
    )
    expect(referenceResult(run)).toEqual({ Ok: 0 })
    expect(born(run)).toEqual(["b(1) @ authorizer: stored", "a(1) @ authorizer: stored"])
  })

  test("are all there are: what else would follow is named and does not count", () => {
    const run = authorizeSnapshot(
      edited("f(1); g($x) <- f($x); h($x) <- g($x); allow if g(1)", "f(1)"),
    )
    expect(referenceResult(run)).toEqual({
      Err: { FailedLogic: { NoMatchingPolicy: { checks: [] } } },
    })
    expect(run.differences).toEqual({ missing: [], extra: [key("g(1)")], complete: true })
  })

  test("are joined by those that are written, should these not be stored", () => {
    const run = authorizeSnapshot(edited("f(1); allow if f(1), g(2)", "g(2)"))
    expect(born(run)).toEqual(["f(1) @ authorizer: fact", "g(2) @ authorizer: stored"])
    expect(referenceResult(run)).toEqual({ Ok: 0 })
  })

  test("may hold variables, which are counted and match nothing", () => {
    const inert = { name: "f", terms: [{ kind: "variable", name: "x" }] } as const
    const snapshot = edited("allow if f($y)", "f(1)")
    const run = authorizeSnapshot({
      ...snapshot,
      facts: [...snapshot.facts, { origin: ["authorizer"], facts: [inert] }],
    })
    expect(run.world!.factCount).toBe(2)
    const rows = makeReport(run).predicates.flatMap(({ facts }) => facts)
    expect(rows.map(({ from }) => from.kind)).toEqual(["stored", "stored"])
  })

  test("are found by their birth, and have it as a derivation", () => {
    const run = authorizeSnapshot(edited("g($x) <- f($x); allow if true", "f(1)", "g(1)", "g(2)"))
    const page = new Facts(run).all({ name: "g", arity: 1, filter: "stored in", sort: null })
    expect(page.map(({ terms }) => terms)).toEqual([key("g(2)").terms])
    expect(describeDerivations(derivations(run, key("f(1)")))).toEqual(["stored"])
    const { answers } = query(run, parseRule("q($x) <- g($x)").ast!, "query")
    expect(answers).toHaveLength(2)
  })

  test("are all taken as they are when the time for the rules is up", () => {
    const names = Array.from({ length: 100 }, (_, i) => `f(${i})`)
    const program = `${names.join(";")}; g($x) <- f($x), f($y), f($z); allow if g(1)`
    const { input } = authorizeSnapshot(edited(program, ...names, "g(1)"))
    const { world, differences } = replay(input, input.stored!, new Budget(Infinity, 0))
    expect(world.factCount).toBe(101)
    expect(differences).toEqual({ missing: [key("g(1)")], extra: [], complete: false })
  })

  test("are what a proposed change adds to, with what follows from it", () => {
    const at = { kind: "policy", block: "authorizer", index: 0 } as const
    const first = runOf("h(1); g($x) <- f($x), h($x); allow if f(1), g(1)")
    const { fixes } = explain(first, { kind: "clause", at })!
    expect(fixes.length).toBeGreaterThan(0)
    const again = authorizeSnapshot(snapshotOf(first))
    expect(explain(again, { kind: "clause", at })!.fixes).toEqual(fixes)
  })

  test("come from blocks that are there", () => {
    const snapshot = { ...edited("allow if true"), facts: [{ origin: [3], facts: [key("f(1)")] }] }
    expect(() => authorizeSnapshot(snapshot)).toThrow(RangeError)
  })
})

describe("an evaluated snapshot", () => {
  test("states its rounds and time, whatever is found again of them", () => {
    const snapshot = { ...edited("allow if true", "f(1)"), iterations: 7, executionTime: 5 }
    const run = authorizeSnapshot(snapshot)
    expect(run.iterations).toBe(7)
    expect(rounds(run).totals).toEqual([1])
    expect(snapshotOf(run)).toMatchObject({ iterations: 7, facts: snapshot.facts })
    expect(snapshotOf(run).executionTime).toBeGreaterThanOrEqual(5)
  })

  test("is over no limit but strict ones", () => {
    const snapshot = {
      ...edited("allow if true", ...Array.from({ length: 20 }, (_, i) => `f(${i})`)),
      iterations: 9,
    }
    expect(referenceResult(authorizeSnapshot(snapshot, { limits: { maxFacts: 5 } }))).toEqual({
      Ok: 0,
    })
    const limits = { ...strictLimits, maxTime: Infinity }
    const strict = (own: Partial<typeof limits>): unknown =>
      authorizeSnapshot(snapshot, { limits: { ...limits, ...own } }).failure?.error
    expect(strict({ maxFacts: 5 })).toMatchObject({ limit: "maxFacts", found: 20 })
    expect(strict({ maxIterations: 5 })).toMatchObject({ limit: "maxIterations", found: 9 })
  })

  test("is evaluated anew under another authorizer, from what is written", () => {
    const snapshot = edited("f(1); allow if true", "f(1)", "f(2)")
    const authorizer = parseAuthorizer("deny if f(2); g(1) <- true; allow if g(1)").ast
    const run = authorizeSnapshot(snapshot, { authorizer })
    expect(referenceResult(run)).toEqual({ Ok: 1 })
    expect(run.differences).toBeNull()
  })
})

describe("a snapshot that was not run", () => {
  const notRun = (program: string, iterations: number, ...facts: readonly string[]): Snapshot => ({
    ...edited(program, ...facts),
    executionTime: null,
    iterations,
  })
  const first = (count: number): readonly string[] =>
    Array.from({ length: count + 1 }, (_, i) => `s(${i})`)

  test("goes on from its facts, with limits that count from there", () => {
    const program = `s(0); ${chain(150)} allow if s(150)`
    const failed = runOf(program)
    expect(referenceResult(failed)).toEqual({ Err: { RunLimit: "TooManyIterations" } })
    const snapshot = snapshotOf(failed)
    expect(snapshot).toMatchObject({ executionTime: null, iterations: 100 })
    const run = authorizeSnapshot(snapshot)
    expect(referenceResult(run)).toEqual({ Ok: 0 })
    expect(run.iterations).toBe(150)
    expect(rounds(run).totals).toEqual(Array.from({ length: 151 }, (_, round) => round + 1))
    replayProofs(run)
  })

  test("keeps its own limits, unless it is given others", () => {
    const snapshot = notRun(`s(0); ${chain(20)} allow if s(20)`, 0, ...first(3))
    const limited = { ...snapshot, limits: { ...snapshot.limits, maxIterations: 10 } }
    expect(referenceResult(authorizeSnapshot(limited))).toEqual({
      Err: { RunLimit: "TooManyIterations" },
    })
    const limits = { maxIterations: 100 }
    expect(referenceResult(authorizeSnapshot(limited, { limits }))).toEqual({ Ok: 0 })
  })

  test("fails on an expression that fails, which finding its facts again does not", () => {
    const program = "s(0); s(1) <- s(0); t(1) <- s(1), 1 / 0 == 1; allow if true"
    const failed = runOf(program)
    expect(failed.isComplete).toBe(false)
    const run = authorizeSnapshot(snapshotOf(failed))
    expect(referenceResult(run)).toEqual({ Err: { Execution: "DivideByZero" } })
    expect(snapshotOf(run).executionTime).toBeNull()
  })
})

test("a run whose check fails on an expression was evaluated", () => {
  const run = runOf("check if 1 / 0 == 1; allow if true")
  expect(referenceResult(run)).toEqual({ Err: { Execution: "DivideByZero" } })
  expect(snapshotOf(run).executionTime).toBeGreaterThan(0)
})

test("a run that was refused has nothing to save", () => {
  expect(() => snapshotOf(runOf("allow if true", ["f(1)", "g(1)"], { maxBlocks: 0 }))).toThrow(
    RangeError,
  )
})
