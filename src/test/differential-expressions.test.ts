/**
 * Expressions against the reference: what one comes to here, written as a literal, must be equal to it there;
 * and where it has no value, the error must be the same.
 */
import { beforeAll, expect, test } from "vitest"
import { printTerm, type Expression, type Term } from "../ast/index.ts"
import { authorize, referenceResult } from "../engine/index.ts"
import { compileExpression, trace } from "../engine/expression.ts"
import { parseAuthorizer, parseCheck } from "../language/index.ts"
import { newOracle, type Oracle } from "./oracle.ts"
import { randomExpression } from "./programs.ts"
import { caseCount, Random, seed } from "./random.ts"

const count = caseCount(2000)

let oracle: Oracle
beforeAll(async () => {
  oracle = await newOracle()
})

test(
  `${count} expressions from seed ${seed} have the reference's value or error`,
  { timeout: 0 },
  () => {
    const tally = new Map<string, number>()
    for (let i = 0; i < count; i++) {
      const text = randomExpression(new Random(seed * 1_000_003 + i), [], 1 + (i % 4))
      const where = `case ${i}: ${text}`
      const outcome = evaluate(text)
      const kind = typeof outcome === "string" ? outcome : outcome.kind
      tally.set(kind, (tally.get(kind) ?? 0) + 1)
      const wanted = typeof outcome === "string" ? "1" : literal(outcome, text)
      const policy = `allow if (${text}) == ${wanted}`
      const expected = ask(policy)
      if (typeof outcome !== "string") expect(expected, where).toEqual({ Ok: 0 })
      const input = { blocks: [], authorizer: parseAuthorizer(policy).ast }
      expect(referenceResult(authorize(input)), where).toEqual(expected)
    }
    console.log([...tally].map(([what, cases]) => `${what}: ${cases}`).join(", "))
    for (const kind of ["integer", "bool", "string", "set", "InvalidType", "DivideByZero"]) {
      expect(tally.get(kind), `cases of ${kind}`).toBeGreaterThan(0)
    }
  },
)

/** The value of an expression, or the code of its error. */
function evaluate(text: string): Term | string {
  const { ast, diagnostics } = parseCheck(`check if ${text}`)
  expect(
    diagnostics.filter(({ severity }) => severity === "error"),
    text,
  ).toEqual([])
  const expression: Expression = ast!.queries[0]!.expressions[0]!
  const { values, error } = trace(compileExpression(expression, []), {
    value: () => expect.unreachable("no variable is bound"),
    ordered: (collection) => collection,
    externs: {},
    interrupt: () => {},
  })
  return error === null ? values.at(-1)! : error.code
}

/** As source. A date must not touch what follows; an empty map inside something else has no literal. */
function literal(term: Term, text: string): string {
  const printed = `(${printTerm(term)} )`
  const { diagnostics } = parseAuthorizer(`check if ${printed} == 1`)
  return diagnostics.some(({ severity }) => severity === "error") ? `(${text})` : printed
}

function ask(policy: string): unknown {
  const builder = new oracle.AuthorizerBuilder()
  builder.addCode(policy)
  const authorizer = builder.buildUnauthenticated()
  try {
    return {
      Ok: authorizer.authorizeWithLimits({
        max_facts: 1000,
        max_iterations: 100,
        max_time_micro: 10_000_000,
      }),
    }
  } catch (error) {
    return { Err: error }
  } finally {
    authorizer.free()
  }
}
