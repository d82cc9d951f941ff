import { describe, expect, test } from "vitest"
import type { Term } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { authorize } from "../authorize.ts"
import { referenceLimits, strictLimits } from "../limits.ts"
import { makeReport } from "../report.ts"
import { referenceResult } from "../result.ts"
import type { Outcome, RunFailure, RunInput, RunLimits } from "../types.ts"
import { generatedRuns } from "./generated.ts"

const stopped = (): number => 0

/** A clock that stands, but for `milliseconds` that pass whenever the program says `true.extern::wait()`. */
function waiting(milliseconds: number): Pick<RunInput, "clock" | "externs"> {
  let now = 0
  const wait = (said: Term): Term => {
    now += milliseconds
    return said
  }
  return { clock: () => now, externs: { wait } }
}

const input = (source: string, more: Partial<RunInput> = {}): RunInput => {
  const { ast, diagnostics } = parseAuthorizer(source)
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
  return { blocks: [], authorizer: ast, limits: strictLimits, clock: stopped, ...more }
}

const outcome = (source: string, more: Partial<RunInput> = {}): Outcome =>
  makeReport(authorize(input(source, more))).outcome

const failure = (source: string, more: Partial<RunInput> = {}): RunFailure | null => {
  const found = outcome(source, more)
  return found.kind === "failed" ? found.failure : null
}

const exceeded = (limit: string, allowed: number, found: number): object => ({
  kind: "limit",
  code: "BiscuitBoundsExceeded",
  limit,
  allowed,
  found,
})

const facts = (count: number): string =>
  Array.from({ length: count }, (_, i) => `f(${i});`).join("\n")

/** A chain that takes as many rounds as it has steps, and ends with a fact for each step and place. */
const chain = (steps: number): string => {
  const step = Array.from({ length: steps }, (_, i) => `step(${i}, ${i + 1});`)
  return `${step.join("\n")} at(0); at($b) <- at($a), step($a, $b);`
}

const allowed = { kind: "allowed", policy: 0 }

describe("facts under strict limits", () => {
  test("1000 given facts are allowed, 1001 are over the bound without any rule", () => {
    expect(outcome(`${facts(1000)} allow if true`)).toEqual(allowed)
    expect(failure(`${facts(1001)} allow if true`)).toEqual({
      ...exceeded("maxFacts", 1000, 1001),
      at: null,
    })
  })

  test("a 1000th derived fact is allowed, a 1001st is over the bound and names its rule", () => {
    const rule = "g(1) <- f(1); allow if true"
    expect(outcome(`${facts(999)} ${rule}`)).toEqual(allowed)
    expect(failure(`${facts(1000)} ${rule}`)).toEqual({
      ...exceeded("maxFacts", 1000, 1001),
      at: { kind: "rule", block: "authorizer", index: 0 },
    })
  })

  test("no fact beyond the first one too many is made", () => {
    const { run } = makeReport(
      authorize(input(`${facts(900)} g($x, $y) <- f($x), f($y); allow if true`)),
    )
    expect(run.facts).toBe(1001)
  })

  test("a fact that is given twice counts once", () => {
    expect(outcome(`${facts(1000)} ${facts(1000)} allow if true`)).toEqual(allowed)
  })

  test("facts of the token's blocks count with those of the authorizer", () => {
    const block = { block: parseBlock(facts(600)).ast, externalKey: null }
    expect(failure(`${facts(401)} allow if true`, { blocks: [block] })).toMatchObject(
      exceeded("maxFacts", 1000, 1001),
    )
  })
})

describe("rounds under strict limits", () => {
  test("128 rounds are allowed, 129 are over the bound", () => {
    expect(outcome(`${chain(128)} allow if at(128)`)).toEqual(allowed)
    expect(failure(`${chain(129)} allow if true`)).toMatchObject(
      exceeded("maxIterations", 128, 129),
    )
  })
})

describe("blocks under strict limits", () => {
  const blocks = (count: number): RunInput["blocks"] =>
    Array(count).fill({ block: parseBlock("").ast, externalKey: null })

  test("5 blocks after the authority are allowed, 6 are over the bound", () => {
    expect(outcome("allow if true", { blocks: blocks(6) })).toEqual(allowed)
    expect(failure("allow if true", { blocks: blocks(7) })).toEqual({
      ...exceeded("maxBlocks", 5, 6),
      at: null,
    })
  })

  test("they are counted before anything else: too many facts are not even looked at", () => {
    const report = makeReport(
      authorize(input(`${facts(2000)} allow if true`, { blocks: blocks(7) })),
    )
    expect(report.outcome).toMatchObject({ failure: exceeded("maxBlocks", 5, 6) })
    expect(report.run.facts).toBe(0)
  })
})

describe("time under strict limits", () => {
  test.each([
    ["a check", "check if true.extern::wait(); allow if true"],
    ["the last policy", "allow if true.extern::wait()"],
    ["a rule that makes something", "g(1) <- f(1), true.extern::wait(); allow if true"],
    ["a rule that makes nothing", "g(1) <- f(1), !true.extern::wait(); allow if true"],
  ])("1 ms in %s is allowed, 1.5 ms are over the bound", (_, source) => {
    expect(outcome(`f(1); ${source}`, waiting(1))).toEqual(allowed)
    expect(failure(`f(1); ${source}`, waiting(1.5))).toMatchObject(exceeded("maxTime", 1, 1.5))
  })

  test("it is looked at where there is no query at all", () => {
    const source = "f(1); g(1) <- f(1), !true.extern::wait();"
    expect(outcome(source, waiting(1))).toMatchObject({ kind: "denied" })
    expect(failure(source, waiting(2))).toMatchObject(exceeded("maxTime", 1, 2))
  })
})

describe("nothing softens a strict bound", () => {
  test.each([
    ["an allow policy", "allow if true"],
    ["a deny policy", "deny if true"],
    ["no policy", ""],
    ["a check that fails", "check if false; allow if true"],
    ["a check that has no value", "check if 1 / 0 == 1; allow if true"],
  ])("%s does not change the answer", (_, source) => {
    expect(failure(`${facts(1001)} ${source}`)).toMatchObject(exceeded("maxFacts", 1000, 1001))
  })

  test("a rule without a value in the same round does not hide it", () => {
    const error = "h(1) <- f($x), $x / 0 == 1;"
    const many = "g($x, $y) <- f($x), f($y);"
    for (const rules of [`${error} ${many}`, `${many} ${error}`])
      expect(failure(`${facts(900)} ${rules} allow if true`)).toMatchObject(
        exceeded("maxFacts", 1000, 1001),
      )
  })

  test("an error that comes too late is over the bound of time", () => {
    const source = "check if true.extern::wait(), 1 / 0 == 1; allow if true"
    expect(failure(source, waiting(1))).toMatchObject({ code: "DivideByZero" })
    expect(failure(source, waiting(2))).toMatchObject(exceeded("maxTime", 1, 2))
  })
})

describe("the same numbers without strictness", () => {
  const loose: RunLimits = { ...strictLimits, isStrict: false }

  test("keep the reference's reading and its names", () => {
    const over = `${facts(999)} g(1) <- f(1); allow if true`
    expect(failure(over, { limits: loose })).toMatchObject({
      code: "TooManyFacts",
      limit: "maxFacts",
      allowed: 1000,
      found: 1000,
    })
    expect(outcome(`${facts(1001)} allow if true`, { limits: loose })).toEqual(allowed)
    expect(failure(`${chain(128)} allow if true`, { limits: loose })).toMatchObject({
      code: "TooManyIterations",
      found: 128,
    })
    expect(failure("allow if true.extern::wait()", { limits: loose, ...waiting(1) })).toMatchObject(
      {
        code: "Timeout",
        found: 1,
      },
    )
  })

  test("and without a limit of time the clock of a run only measures it", () => {
    const run = makeReport(
      authorize(input("allow if true.extern::wait()", { limits: referenceLimits, ...waiting(10) })),
    )
    expect(run.outcome).toEqual(allowed)
    expect(run.run.milliseconds).toBe(10)
  })
})

test("300 generated programs run as ever within strict bounds, and are over them by a fact or a round", () => {
  let finished = 0
  for (const { authorization, where } of generatedRuns(300)) {
    const { world, iterations, input } = authorization
    if (world === null) continue
    const fitting: RunLimits = {
      maxFacts: world.factCount,
      maxIterations: iterations,
      maxTime: Infinity,
      maxBlocks: input.blocks.length - 1,
      isStrict: true,
    }
    const under = (limits: Partial<RunLimits>): Outcome =>
      makeReport(authorize({ ...input, limits: { ...fitting, ...limits } })).outcome
    // What an error of a rule made in its round was dropped, but was there to be counted.
    if (authorization.failure === null) {
      expect(under({}), where).toEqual(makeReport(authorization).outcome)
      finished++
    }
    const fewer = { maxFacts: world.factCount - 1 }
    expect(under(fewer), where).toMatchObject({
      failure: exceeded("maxFacts", fewer.maxFacts, world.factCount),
    })
    if (iterations === 0) continue
    expect(under({ maxIterations: iterations - 1 }), where).toMatchObject({
      failure: exceeded("maxIterations", iterations - 1, iterations),
    })
  }
  expect(finished).toBeGreaterThan(100)
})

test("in the reference's own form a strict bound has a name that the reference does not know", () => {
  expect(referenceResult(authorize(input(`${facts(1001)} allow if true`)))).toEqual({
    Err: { BiscuitBoundsExceeded: { limit: "maxFacts", allowed: 1000, found: 1001 } },
  })
})
