import { describe, expect, test } from "vitest"
import { printFact } from "../../ast/index.ts"
import { parseAuthorizer } from "../../language/index.ts"
import { caseCount, seed } from "../../test/random.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { roundFacts, rounds } from "../explain/rounds.ts"
import type { RuleWork } from "../explain/types.ts"
import { makeReport } from "../report.ts"
import { factsOf, generatedRuns, integers, runOf } from "./generated.ts"

const describeRules = (rules: readonly RuleWork[]): readonly string[] =>
  rules.map(({ at, fired, made }) => `rule ${at.block}/${at.index} fired ${fired}, made ${made}`)

const describeRound = (run: Authorization, round: number): readonly string[] => {
  const { made, facts, rules } = roundFacts(run, round)
  return [`made ${made}`, ...facts.map((fact) => printFact(fact)), ...describeRules(rules)]
}

const closure = `edge(1, 2); edge(2, 3); edge(3, 4);
path($x, $y) <- edge($x, $y);
path($x, $z) <- path($x, $y), edge($y, $z);
allow if true`

describe("rounds", () => {
  test("tell how the world grew and which rules made it", () => {
    const { totals, rules } = rounds(runOf(closure))
    expect(totals).toEqual([3, 6, 8, 9])
    expect(describeRules(rules)).toEqual([
      "rule authorizer/0 fired 3, made 3",
      "rule authorizer/1 fired 3, made 3",
    ])
  })

  test("tell what each made, the last one too, which makes nothing", () => {
    const run = runOf("f(1); f(2); g($x) <- f($x); h(0) <- g($x); h(0) <- h($x)")
    expect(describeRound(run, 0)).toEqual(["made 2", "f(1)", "f(2)"])
    expect(describeRound(run, 1)).toEqual([
      "made 2",
      "g(1)",
      "g(2)",
      "rule authorizer/0 fired 2, made 2",
    ])
    expect(describeRound(run, 2)).toEqual(["made 1", "h(0)", "rule authorizer/1 fired 2, made 1"])
    expect(describeRound(run, 3)).toEqual(["made 0", "rule authorizer/2 fired 1, made 0"])
    expect(describeRound(run, 4)).toEqual(["made 0"])
  })

  test("put the rule first that makes most facts", () => {
    const run = runOf(
      "f(1); f(2); g($x) <- f($x), $x == 1; h($x, $y) <- f($x), f($y); h($x, $x) <- f($x), f($y)",
    )
    expect(describeRules(rounds(run).rules)).toEqual([
      "rule authorizer/1 fired 4, made 4",
      "rule authorizer/0 fired 1, made 1",
      "rule authorizer/2 fired 4, made 0",
    ])
  })

  test("of a run that reached the limit of facts name the rule that multiplies them", () => {
    const run = runOf(
      "f(1); f(2); f(3); f(4); g($x) <- f($x); p($x, $y, $z) <- g($x), g($y), g($z)",
      [],
      { maxFacts: 50 },
    )
    expect(makeReport(run).outcome).toMatchObject({ kind: "failed" })
    const { totals, rules } = rounds(run)
    expect(totals).toEqual([4, 8, 72])
    expect(describeRules(rules)).toEqual([
      "rule authorizer/1 fired 64, made 64",
      "rule authorizer/0 fired 4, made 4",
    ])
  })

  test("of a run that failed end before the one whose facts were dropped", () => {
    const run = runOf('f("a"); g($x) <- f($x); h($x) <- g($x); i($x) <- g($x), $x < 2')
    expect(rounds(run).totals).toEqual([1, 2])
    expect(describeRound(run, 2)).toEqual(["made 0", "rule authorizer/1 fired 1, made 0"])
  })

  test("count facts that hold a variable among the given ones", () => {
    const { ast } = parseAuthorizer("f(1); g($x) <- f($x)")
    const inert = { name: "f", terms: [{ kind: "variable", name: "x" }] } as const
    const run = authorize({ blocks: [], authorizer: { ...ast, facts: [...ast.facts, inert] } })
    expect(rounds(run).totals).toEqual([2, 3])
    expect(describeRound(run, 0)).toEqual(["made 2", "f(1)", "f($x)"])
  })

  test("show the first two hundred facts", () => {
    const { ast } = parseAuthorizer("g($x) <- f($x)")
    const given = Array.from({ length: 250 }, (_, i) => integers("f", i))
    const run = authorize({ blocks: [], authorizer: { ...ast, facts: given } })
    expect(roundFacts(run, 0)).toMatchObject({ made: 250, facts: { length: 200 } })
    expect(roundFacts(run, 1)).toMatchObject({ made: 250, facts: { length: 200 } })
  })

  test("there is one even without rules", () => {
    expect(rounds(runOf("f(1)"))).toEqual({ kind: "rounds", totals: [1], rules: [] })
  })
})

const count = caseCount(300)

/** Adds up the work of each rule. */
function sum(works: readonly RuleWork[]): ReadonlyMap<string, readonly [number, number]> {
  const sums = new Map<string, readonly [number, number]>()
  for (const { at, fired, made } of works) {
    const name = `${at.block}/${at.index}`
    const [f, m] = sums.get(name) ?? [0, 0]
    sums.set(name, [f + fired, m + made])
  }
  return sums
}

test(
  `the rounds of ${count} programs from seed ${seed} add up to their worlds`,
  { timeout: 0 },
  () => {
    let several = 0
    for (const { authorization: run, where } of generatedRuns(count)) {
      const { facts, given, iterations } = makeReport(run).run
      const { totals, rules } = rounds(run)
      expect(totals, where).toHaveLength(iterations + 1)
      expect([totals[0], totals.at(-1)], where).toEqual([given, facts])
      expect(given + rules.reduce((all, { made }) => all + made, 0), where).toBe(facts)
      const each = Array.from({ length: iterations + 2 }, (_, round) => roundFacts(run, round))
      const known = factsOf(run)
      each.forEach(({ made, facts: shown, rules: work }, round) => {
        expect(made, where).toBe(round > iterations ? 0 : totals[round]! - (totals[round - 1] ?? 0))
        expect(
          shown.map((fact) => fact.round),
          where,
        ).toEqual(Array.from({ length: made }, () => round))
        expect(
          known.filter((fact) => fact.round === round),
          where,
        ).toHaveLength(made)
        if (round > 0)
          expect(
            work.reduce((all, rule) => all + rule.made, 0),
            where,
          ).toBe(made)
        for (const rule of work)
          expect(rule.fired, where).toBeGreaterThanOrEqual(Math.max(1, rule.made))
      })
      expect(sum(each.flatMap(({ rules: work }) => work)), where).toEqual(sum(rules))
      if (iterations > 1) several++
    }
    expect(several).toBeGreaterThan(count / 10)
  },
)
