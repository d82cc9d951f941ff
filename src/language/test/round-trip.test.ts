import fc from "fast-check"
import { expect, test } from "vitest"
import * as arbitrary from "../../ast/test/arbitrary.ts"
import {
  printAuthorizer,
  printBlock,
  printCheck,
  printFact,
  printPolicy,
  printRule,
} from "../../ast/index.ts"
import { newOracle } from "../../test/oracle.ts"
import {
  parseAuthorizer,
  parseBlock,
  parseCheck,
  parseFact,
  parsePolicy,
  parseRule,
  type Parsed,
} from "../index.ts"
import { readByOracle } from "./reference-cases.ts"

const seed = 20261120
const parameters = { seed, numRuns: 300 }

function readsBack<Ast>(
  asts: fc.Arbitrary<Ast>,
  print: (ast: Ast) => string,
  parse: (source: string) => Parsed<Ast | null>,
): void {
  const property = fc.property(asts, (ast) => {
    const parsed = parse(print(ast))
    expect(parsed.diagnostics.filter(({ severity }) => severity === "error")).toEqual([])
    expect(parsed.ast).toEqual(ast)
  })
  fc.assert(property, parameters)
}

test("what is printed reads back: facts", () => readsBack(arbitrary.fact, printFact, parseFact))
test("what is printed reads back: rules", () => readsBack(arbitrary.rule, printRule, parseRule))
test("what is printed reads back: checks", () => readsBack(arbitrary.check, printCheck, parseCheck))
test("what is printed reads back: policies", () =>
  readsBack(arbitrary.policy, printPolicy, parsePolicy))
test("what is printed reads back: blocks", () => readsBack(arbitrary.block, printBlock, parseBlock))
test("what is printed reads back: authorizers", () =>
  readsBack(arbitrary.authorizer, printAuthorizer, parseAuthorizer))

test("what is printed is accepted by the reference", async () => {
  const oracle = await newOracle()
  const property = fc.property(arbitrary.block, arbitrary.authorizer, (block, authorizer) => {
    expect(readByOracle(oracle, "B", printBlock(block))).not.toBeNull()
    expect(readByOracle(oracle, "A", printAuthorizer(authorizer))).not.toBeNull()
  })
  fc.assert(property, parameters)
})
