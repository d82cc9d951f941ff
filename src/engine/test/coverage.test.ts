import { describe, expect, test } from "vitest"
import { printFact, type Query } from "../../ast/index.ts"
import { parseAuthorizer } from "../../language/index.ts"
import { caseCount, seed } from "../../test/random.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { coverage } from "../explain/coverage.ts"
import { rounds } from "../explain/rounds.ts"
import type { Coverage } from "../explain/types.ts"
import {
  blocksOf,
  combinations,
  datalog,
  judged,
  labelled,
  type Combination,
} from "./combinations.ts"
import { factsOf, generatedRuns, integers, patience, runOf } from "./generated.ts"

/** How often each rule fired, in order of blocks. */
const fired = ({ rules }: Coverage): readonly string[] =>
  rules.map(({ at, fired: times }) => `${at.block}/${at.index} ${times}`)

/** How often each written fact was used. */
const used = (run: Authorization, { facts }: Coverage): readonly string[] =>
  facts.map(
    ({ block, index, used: times }) =>
      `${block}: ${printFact(datalog(run.input, block).facts[index]!)} ${times}`,
  )

describe("a rule fires", () => {
  test("once for each match for which its conditions are true", () => {
    const run = runOf("f(1); f(2); f(3); g($x) <- f($x), $x > 1; h($x) <- g($x), f($y)")
    expect(fired(coverage(run))).toEqual(["authorizer/0 2", "authorizer/1 6"])
  })

  test("not for what it may not read", () => {
    const run = runOf("g($x) <- f($x)", ["f(1); g($x) <- f($x)", "f(2); f(3); g($x) <- f($x)"])
    expect(fired(coverage(run))).toEqual(["0/0 1", "1/0 3", "authorizer/0 1"])
  })

  test("until it raises an error, and elsewhere in the world there is", () => {
    const run = runOf('f(1); f("a"); g($x) <- f($x), $x < 2; h($x) <- f($x)')
    expect(run.failure).not.toBeNull()
    expect(fired(coverage(run))).toEqual(["authorizer/0 1", "authorizer/1 2"])
  })
})

describe("a fact is used", () => {
  test("in matches of rules, checks and policies, whatever their conditions say", () => {
    const run = runOf(
      "f(1); f(2); k(3); g($x) <- f($x), $x > 1; check if f(1) or f(1), k($x); allow if f($x), $x > 5; deny if k(3)",
    )
    expect(used(run, coverage(run))).toEqual([
      "authorizer: f(1) 4",
      "authorizer: f(2) 2",
      "authorizer: k(3) 2",
    ])
  })

  test("once in a match, however often it stands there", () => {
    const run = runOf("f(1); f(2); g($x) <- f($x), f($x), f($x); allow if true")
    expect(used(run, coverage(run))).toEqual(["authorizer: f(1) 1", "authorizer: f(2) 1"])
  })

  test("as often as another statement of it in its block", () => {
    const run = runOf("f(1); f(1); g($x) <- f($x) trusting authority", ["f(1); f(2)"])
    expect(used(run, coverage(run))).toEqual([
      "0: f(1) 1",
      "0: f(2) 1",
      "authorizer: f(1) 1",
      "authorizer: f(1) 1",
    ])
  })

  test("never, where no clause can read it", () => {
    const run = runOf("check if f($x)", ["f(1)", "f(2)"])
    expect(used(run, coverage(run))).toEqual(["0: f(1) 1", "1: f(2) 0"])
  })

  test("never, where it holds a variable", () => {
    const { ast } = parseAuthorizer("allow if f($x)")
    const inert = { name: "f", terms: [{ kind: "variable", name: "x" }] } as const
    const run = authorize({ blocks: [], authorizer: { ...ast, facts: [inert] } })
    expect(used(run, coverage(run))).toEqual(["authorizer: f($x) 0"])
  })
})

describe("policies after the one that decided", () => {
  test("would match, or not", () => {
    const run = runOf("f(1); allow if true; deny if f(1); allow if f(2); deny if f(2) or f($x)")
    expect(coverage(run).policies).toEqual([
      { index: 1, matches: true },
      { index: 2, matches: false },
      { index: 3, matches: true },
    ])
  })

  test("do not match when they raise an error before", () => {
    const run = runOf("allow if true; deny if 1 / 0 == 1 or true; deny if true or 1 / 0 == 1")
    expect(coverage(run).policies).toEqual([
      { index: 1, matches: false },
      { index: 2, matches: true },
    ])
  })

  test("are none when none decided", () => {
    expect(coverage(runOf("allow if false; deny if false")).policies).toEqual([])
  })
})

test("counts that would take too long are lower bounds, and this is said", () => {
  const { ast } = parseAuthorizer(
    "n(0); check if f(1), n(0); p($a, $b) <- f($a), f($b), f($c), f($d), $a + $b + $c + $d < 2; allow if true",
  )
  const facts = [...ast.facts, ...Array.from({ length: 25 }, (_, i) => integers("f", i))]
  const run = authorize({ blocks: [], authorizer: { ...ast, facts } })
  const answer = coverage(run)
  expect(answer.complete).toBe(false)
  // All five: the run itself found them.
  expect(fired(answer)).toEqual(["authorizer/0 5"])
  expect(answer.facts[0]).toEqual({ block: "authorizer", index: 0, used: 1 })
})

test("an enumeration without a match ends in time, too", () => {
  const { ast } = parseAuthorizer(
    "g(1); h(2); allow if true; deny if f($a), f($b), f($c), f($d), f($e), g($x), h($x)",
  )
  const facts = [...ast.facts, ...Array.from({ length: 60 }, (_, i) => integers("f", i))]
  const run = authorize({ blocks: [], authorizer: { ...ast, facts } })
  expect(coverage(run)).toMatchObject({ complete: false, policies: [] })
})

const count = caseCount(300)

/** Counts by nested loops, in the form of `fired` and `used`. */
function naiveCoverage(run: Authorization): {
  readonly fired: readonly string[]
  readonly used: readonly string[]
} {
  const { input } = run
  const uses = new Map<string, number>()
  const addUses = (all: readonly Combination[]): void => {
    for (const { facts } of all)
      for (const label of new Set(facts.map(labelled))) uses.set(label, (uses.get(label) ?? 0) + 1)
  }
  const blocks = blocksOf(input)
  const counted = blocks.flatMap((block) =>
    datalog(input, block).rules.map((rule, index) => {
      const all = combinations(rule, block, run)
      addUses(all)
      return `${block}/${index} ${all.filter((each) => judged(rule, each, input) === true).length}`
    }),
  )
  for (const block of blocks)
    for (const query of queriesOf(run, block)) addUses(combinations(query, block, run))
  return {
    fired: counted,
    used: blocks.flatMap((block) =>
      datalog(input, block).facts.map(
        (fact) =>
          `${block}: ${printFact(fact)} ${uses.get(labelled({ fact, origin: new Set([block]) })) ?? 0}`,
      ),
    ),
  }
}

const queriesOf = ({ input }: Authorization, block: number | "authorizer"): readonly Query[] => [
  ...datalog(input, block).checks.flatMap(({ queries }) => queries),
  ...(block === "authorizer" ? input.authorizer.policies.flatMap(({ queries }) => queries) : []),
]

test(
  `the counts of ${count} programs from seed ${seed} are those of nested loops`,
  { timeout: 0 },
  () => {
    let compared = 0
    let worked = 0
    for (const { authorization: run, where } of generatedRuns(count)) {
      if (factsOf(run).length > 60) continue
      const answer = coverage(run, patience())
      expect(answer.complete, where).toBe(true)
      expect({ fired: fired(answer), used: used(run, answer) }, where).toEqual(naiveCoverage(run))
      compared++
      if (run.failure !== null) continue
      // A finished run has found every match there is.
      for (const { at, fired: times } of rounds(run).rules) {
        const counted = answer.rules.find(
          (rule) => rule.at.block === at.block && rule.at.index === at.index,
        )
        expect(counted?.fired, where).toBe(times)
        worked++
      }
    }
    expect(compared).toBeGreaterThan(0.8 * count)
    expect(worked).toBeGreaterThan(count / 4)
  },
)
