/** Explanations that would take too long: they end, say so, and keep what they found. */
import { describe, expect, test } from "vitest"
import { printTerm } from "../../ast/index.ts"
import type { Authorization } from "../authorize.ts"
import { explainClause, clauseLimits, type ClauseLimits } from "../explain/clause.ts"
import { sentenceText } from "../explain/sentence.ts"
import type { Attempt, ClauseAddress, ClauseExplanation } from "../explain/types.ts"
import { runOf as run } from "./generated.ts"

const firstCheck: ClauseAddress = { kind: "check", block: "authorizer", index: 0 }

const explained = (authorization: Authorization, limits: ClauseLimits): ClauseExplanation =>
  explainClause(authorization, firstCheck, limits)!

/** What an attempt gives variables, as Datalog. */
const values = ({ bindings }: Attempt): readonly string[] =>
  bindings.map(({ name, term }) => `$${name} = ${printTerm(term)}`)

describe("the budget", () => {
  const facts = Array.from({ length: 100 }, (_, i) => `f(${i});`).join("")
  const wide = run(`${facts} check if f($x), f($y), $x + $y > 1000; allow if true;`)

  test("says when it did not suffice, and what it found", () => {
    const limits = { steps: 100, milliseconds: Infinity }
    const { complete, branches, outcome } = explained(wide, limits)
    expect([complete, outcome, branches[0]!.attempts.length]).toEqual([false, "fails", 4])
    const all = explained(wide, { steps: Infinity, milliseconds: Infinity })
    expect(all.complete).toBe(true)
  })

  test("leaves an attempt where not all sets of predicates can be tried", () => {
    const numbers = Array.from({ length: 24 }, (_, i) => i)
    const authorization = run(
      `${numbers.map((i) => `p${i}(${i});`).join(" ")} check if ${numbers.map((i) => `p${i}($x)`).join(", ")}; allow if true;`,
    )
    const limits = { steps: 300, milliseconds: Infinity }
    const { complete, branches } = explained(authorization, limits)
    expect(complete).toBe(false)
    expect(branches[0]!.attempts.map((each) => values(each).join())).toEqual(["$x = 0"])
  })

  test("ends in the middle when time is up, and the outcome is that of the run", () => {
    const none = { steps: Infinity, milliseconds: 0 }
    expect(explained(wide, none).complete).toBe(false)
    const matching = run(`${facts} check if f($x), f($y), $x + $y == 198; allow if true;`)
    expect(explained(matching, none).outcome).toBe("holds")
  })

  test("ends conditions that the run did not come to, and says which", () => {
    const numbers = Array.from({ length: 200 }, (_, i) => i)
    const slow = "$s.all($a -> $s.all($b -> $s.all($c -> $s.all($d -> $a + $b + $c + $d >= 0))))"
    const stated = `s({${numbers.join()}});`
    const told = (check: string): readonly unknown[] => {
      const authorization = run(`${stated} ${check}; allow if true;`)
      const { branches, complete, cause } = explained(authorization, clauseLimits)
      const conditions = branches[0]!.attempts[0]!.conditions
      return [complete, sentenceText(cause), conditions.map(({ kind }) => kind)]
    }
    expect(told(`check all s($s), 1 > 2, ${slow}`)).toEqual([
      false,
      expect.stringMatching(/`1 > 2` is never true$/),
      ["false", "unknown"],
    ])
    expect(told(`check if s($s), q(1), ${slow}`)).toEqual([
      false,
      "nothing supplies `q(1)`",
      ["unknown"],
    ])
    const { branches } = explained(
      run("f(1); check if f($x), g($y), [1].any($z -> $z == $x + $y);"),
      clauseLimits,
    )
    expect(branches[0]!.attempts[0]!.conditions).toEqual([
      { kind: "unknown", text: "[1].any($z -> $z == $x + $y)", lacks: ["y"] },
    ])
  })

  test("leaves matches uncounted, and says so", () => {
    const limits = { steps: 100, milliseconds: Infinity }
    const rule = run(`${facts} g($x, $y) <- f($x), f($y);`, [], { maxFacts: 20_000 })
    const at: ClauseAddress = { kind: "rule", block: "authorizer", index: 0 }
    const { cause } = explainClause(rule, at, limits)!
    expect(sentenceText(cause)).toMatch(/^it fires at least 26 times, first with/)
  })

  test("is that of the explanation alone", () => {
    const { interrupt } = wide.world!
    explained(wide, { steps: 10, milliseconds: 0 })
    expect(wide.world!.interrupt).toBe(interrupt)
  })
})
