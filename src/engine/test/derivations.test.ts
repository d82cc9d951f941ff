import { describe, expect, test } from "vitest"
import type { BlockId, Rule } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import { derivations } from "../explain/derivations.ts"
import { proof } from "../explain/proof.ts"
import { caseCount, seed } from "../../test/random.ts"
import {
  blocksOf,
  combinations,
  datalog,
  judged,
  labelled,
  type Combination,
} from "./combinations.ts"
import { describeAddress, describeDerivations, fact } from "./explanation-words.ts"
import { factsOf, generatedRuns, patience, runOf } from "./generated.ts"
import type { NaiveFact } from "./naive.ts"
import { labelledFact, replayDerivation, replayProof } from "./replay.ts"

const paths = `edge(1, 2); edge(2, 3); edge(1, 3);
path($x, $y) <- edge($x, $y);
path($x, $z) <- path($x, $y), edge($y, $z);
allow if true`

describe("derivations", () => {
  test("begin with the first, then follow the rules", () => {
    expect(
      describeDerivations(derivations(runOf(paths), fact("path(1, 3)", "authorizer"))),
    ).toEqual([
      "rule authorizer/0 $x = 1 $y = 3; edge(1, 3)",
      "rule authorizer/1 $x = 1 $y = 2 $z = 3; path(1, 2); edge(2, 3)",
    ])
  })

  test("are also the statements of a fact, each of them", () => {
    const run = runOf("f(1); f(1); g(1); f($x) <- g($x)", ["f(1)"])
    expect(describeDerivations(derivations(run, fact("f(1)", "authorizer")))).toEqual([
      "fact authorizer/0",
      "fact authorizer/1",
      "rule authorizer/0 $x = 1; g(1)",
    ])
  })

  test("do not use the fact itself", () => {
    const run = runOf("f(1); f($x) <- f($x); g($x) <- f($x); f($x) <- g($x)")
    expect(describeDerivations(derivations(run, fact("f(1)", "authorizer")))).toEqual([
      "fact authorizer/0",
      "rule authorizer/2 $x = 1; g(1)",
    ])
  })

  test("make exactly its origin", () => {
    const run = runOf("f(1); g($x) <- f($x)", ["f(1)"])
    expect(describeDerivations(derivations(run, fact("g(1)", 0, "authorizer")))).toEqual([
      "rule authorizer/0 $x = 1; f(1)",
    ])
    expect(derivations(run, fact("g(1)", "authorizer")).derivations).toHaveLength(1)
    expect(derivations(run, fact("g(1)", 0)).derivations).toHaveLength(0)
  })

  test("meet the conditions, and have none without a value", () => {
    const run = runOf('f(1); f(2); f("a"); g(0) <- f($x), ($x > 1).try_or(false)')
    expect(describeDerivations(derivations(run, fact("g(0)", "authorizer")))).toEqual([
      "rule authorizer/0 $x = 2; f(2)",
    ])
  })

  test("agree with terms and repeated variables of the head", () => {
    const run = runOf(
      "f(1, 1); f(2, 1); p(1, 1, 7) <- f(1, 1); p($x, $x, 7) <- f($x, $y); p($x, $x, 8) <- f($x, $y)",
    )
    expect(describeDerivations(derivations(run, fact("p(1, 1, 7)", "authorizer")))).toEqual([
      "rule authorizer/0; f(1, 1)",
      "rule authorizer/1 $x = 1 $y = 1; f(1, 1)",
    ])
  })

  test("are fifty at most, and more are said to be there", () => {
    const many = (count: number): Authorization =>
      runOf(`${Array.from({ length: count }, (_, i) => `f(${i});`).join(" ")} g(0) <- f($x)`)
    const asked = fact("g(0)", "authorizer")
    expect(derivations(many(50), asked, patience())).toMatchObject({
      derivations: { length: 50 },
      complete: true,
    })
    expect(derivations(many(51), asked)).toMatchObject({
      derivations: { length: 50 },
      complete: false,
    })
  })
})

const count = caseCount(300)

/** All derivations by nested loops, as `rule; premises`, by the fact they derive. */
function naiveDerivations(run: Authorization): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const note = (derived: NaiveFact, way: string): void => {
    const label = labelled(derived)
    found.set(label, [...(found.get(label) ?? []), way])
  }
  for (const block of blocksOf(run.input)) {
    const { facts, rules } = datalog(run.input, block)
    for (const [index, fact] of facts.entries())
      note({ fact, origin: new Set([block]) }, `fact ${block}/${index}`)
    for (const [index, rule] of rules.entries()) {
      for (const each of combinations(rule, block, run)) {
        if (judged(rule, each, run.input) !== true) continue
        const derived = conclusion(rule, block, each)
        const premises = each.facts.map(labelled)
        if (!premises.includes(labelled(derived)))
          note(derived, [`rule ${block}/${index}`, ...premises].join("; "))
      }
    }
  }
  return found
}

function conclusion({ head }: Rule, block: BlockId, { binding, facts }: Combination): NaiveFact {
  const terms = head.terms.map((term) =>
    term.kind === "variable" ? binding.get(term.name)! : term,
  )
  const origin = new Set([block, ...facts.flatMap((fact) => [...fact.origin])])
  return { fact: { name: head.name, terms }, origin }
}

test(
  `the proofs of ${count} programs from seed ${seed} replay, and their derivations are all there are`,
  { timeout: 0 },
  () => {
    let proved = 0
    let others = 0
    for (const { authorization: run, where } of generatedRuns(count)) {
      const all = factsOf(run)
      const expected = all.length <= 60 ? naiveDerivations(run) : null
      for (const asked of all.filter(({ round }) => round > 0).slice(-30)) {
        const answer = proof(run, [asked], patience())
        replayProof(run, answer, where)
        expect(answer.complete, where).toBe(true)
        const { fact } = answer.nodes[answer.roots[0]!]!
        expect(labelledFact(fact), where).toBe(
          labelled({ fact: asked, origin: new Set(asked.origin) }),
        )
        proved++
        const { derivations: ways, complete } = derivations(run, asked, patience())
        for (const way of ways) replayDerivation(run.input, fact, way, where)
        expect(ways[0], where).toMatchObject({ from: fact.from })
        const described = ways.map(({ from, premises }) =>
          [describeAddress(from), ...premises.map(labelledFact)].join("; "),
        )
        expect(new Set(described).size, where).toBe(ways.length)
        if (complete && expected !== null)
          expect(described.toSorted(), where).toEqual(expected.get(labelledFact(fact))!.toSorted())
        others += ways.length - 1
      }
    }
    expect(proved).toBeGreaterThan(count / 2)
    expect(others).toBeGreaterThan(count / 10)
  },
)
