import { describe, expect, test } from "vitest"
import { printFact } from "../../ast/index.ts"
import { authorize } from "../authorize.ts"
import { Budget } from "../explain/budget.ts"
import { derivations } from "../explain/derivations.ts"
import { proof } from "../explain/proof.ts"
import type { FactKey } from "../explain/types.ts"
import { describeDerivations, describeProof, fact } from "./explanation-words.ts"
import { integers, runOf } from "./generated.ts"
import { replayProof } from "./replay.ts"

const paths = `edge(1, 2); edge(2, 3); edge(1, 3);
path($x, $y) <- edge($x, $y);
path($x, $z) <- path($x, $y), edge($y, $z);
allow if true`

describe("a proof", () => {
  test("goes from given facts to the one that was asked for", () => {
    const run = runOf(
      "edge(1, 2); edge(2, 3); path($x, $y) <- edge($x, $y); path($x, $z) <- path($x, $y), edge($y, $z)",
    )
    const answer = proof(run, [fact("path(1, 3)", "authorizer")])
    expect(describeProof(answer)).toEqual([
      "0: edge(2, 3) @ authorizer; fact authorizer/1",
      "1: edge(1, 2) @ authorizer; fact authorizer/0",
      "2: path(1, 2) @ authorizer; rule authorizer/0 $x = 1 $y = 2; from 1",
      "3: path(1, 3) @ authorizer; rule authorizer/1 $x = 1 $y = 2 $z = 3; from 2, 0",
    ])
    expect(answer).toMatchObject({ roots: [3], complete: true })
  })

  test("takes the derivation of the earliest round", () => {
    const answer = proof(runOf(paths), [fact("path(1, 3)", "authorizer")])
    expect(describeProof(answer)).toEqual([
      "0: edge(1, 3) @ authorizer; fact authorizer/2",
      "1: path(1, 3) @ authorizer; rule authorizer/0 $x = 1 $y = 3; from 0",
    ])
  })

  test("holds a premise once, however many facts need it", () => {
    const run = runOf("f(1); g($x) <- f($x); h($x) <- f($x); i($x) <- g($x), h($x), f($x)")
    const answer = proof(run, [fact("i(1)", "authorizer"), fact("h(1)", "authorizer")])
    expect(describeProof(answer)).toEqual([
      "0: f(1) @ authorizer; fact authorizer/0",
      "1: h(1) @ authorizer; rule authorizer/1 $x = 1; from 0",
      "2: g(1) @ authorizer; rule authorizer/0 $x = 1; from 0",
      "3: i(1) @ authorizer; rule authorizer/2 $x = 1; from 2, 1, 0",
    ])
    expect(answer.roots).toEqual([3, 1])
  })

  test("carries origins, and the conditions that were true", () => {
    const run = runOf("", ['owner("ann", 7)', 'may($u) <- owner($u, $n), $n > 5, $u != "bob"'])
    expect(describeProof(proof(run, [fact('may("ann")', 0, 1)]))).toEqual([
      '0: owner("ann", 7) @ 0; fact 0/0',
      '1: may("ann") @ 0, 1; rule 1/0 $u = "ann" $n = 7; from 0; $n > 5 is true; $u != "bob" is true',
    ])
  })

  test("counts what was stated or derived again", () => {
    const run = runOf("f(1); f(1); f(2); g(0) <- f($x)")
    const { nodes } = proof(run, [fact("g(0)", "authorizer")])
    expect(nodes.map((node) => `${printFact(node.fact)} ${node.repeats}`)).toEqual([
      "f(1) 1",
      "g(0) 1",
    ])
  })

  test("of a rule without predicates has no premises", () => {
    const run = runOf("f(1) <- 1 < 2")
    expect(describeProof(proof(run, [fact("f(1)", "authorizer")]))).toEqual([
      "0: f(1) @ authorizer; rule authorizer/0; 1 < 2 is true",
    ])
  })

  test("has no root for a fact that the world does not hold", () => {
    const run = runOf("f(1)", ["g(2)"])
    const asked = [
      fact("f(2)", "authorizer"),
      fact("f(1)", 0),
      fact("f(1)", 0, "authorizer"),
      fact("f(1)", 1),
      fact("other(1)", "authorizer"),
      fact("f(1, 2)", "authorizer"),
    ]
    expect(proof(run, asked)).toMatchObject({ roots: asked.map(() => null), nodes: [] })
    expect(derivations(run, fact("f(1)", 1)).derivations).toEqual([])
  })

  test("has no root for a term that the program does not hold, in a large relation either", () => {
    const many = Array.from({ length: 600 }, (_, i) => `f(${i});`).join("\n")
    const run = runOf(many, [many])
    expect(proof(run, [fact('f("nobody")', "authorizer")]).roots).toEqual([null])
    expect(proof(run, [fact("f(599)", "authorizer")]).roots).toEqual([0])
  })

  test("leaves a fact that holds a variable as it is stated", () => {
    const inert = { name: "f", terms: [{ kind: "variable", name: "x" }] } as const
    const { authorizer } = runOf("").input
    const run = authorize({ blocks: [], authorizer: { ...authorizer, facts: [inert] } })
    const key: FactKey = { ...inert, origin: ["authorizer"] }
    expect(describeProof(proof(run, [key]))).toEqual(["0: f($x) @ authorizer; fact authorizer/0"])
    expect(describeDerivations(derivations(run, key))).toEqual(["fact authorizer/0"])
  })

  test("of the facts of a failed round is none: they are dropped", () => {
    const run = runOf("f(1); g($x) <- f($x); h($x) <- g($x); i($x) <- g($x), $x && true")
    expect(run.failure).not.toBeNull()
    const { roots } = proof(run, [fact("g(1)", "authorizer"), fact("h(1)", "authorizer")])
    expect(roots).toEqual([1, null])
  })
})

describe("a chain of thousands of rounds", () => {
  const length = 5000
  const { authorizer } = runOf("reached($y) <- reached($x), next($x, $y)").input
  const run = authorize({
    blocks: [],
    authorizer: {
      ...authorizer,
      facts: [
        integers("reached", 0),
        ...Array.from({ length }, (_, i) => integers("next", i, i + 1)),
      ],
    },
    limits: { maxFacts: Infinity, maxIterations: Infinity },
  })
  const at = (n: number): FactKey => ({ ...integers("reached", n), origin: ["authorizer"] })

  test("has a whole proof as far as the budget goes", () => {
    const answer = proof(run, [at(1500)], new Budget(2000, Infinity))
    expect(answer).toMatchObject({ roots: [3000], complete: true, nodes: { length: 3001 } })
    replayProof(run, answer, "chain")
  })

  test("is not followed to its beginning beyond it, and this is said", () => {
    const { roots, nodes, complete } = proof(run, [at(length)])
    expect(complete).toBe(false)
    const root = nodes[roots[0]!]!
    expect(root.fact.round).toBe(length)
    expect(root.premises.map((n) => nodes[n]!.fact.round)).toEqual([length - 1, 0])
    const cut = nodes.filter(({ fact, premises }) => fact.round > 0 && premises.length === 0)
    expect(cut).toHaveLength(1)
  })
})
