/** Queries of generated programs against nested loops, from every viewpoint. */
import { expect, test } from "vitest"
import { printRule, type BlockId, type Rule } from "../../ast/index.ts"
import { caseCount, seed } from "../../test/random.ts"
import type { Authorization } from "../authorize.ts"
import { queryTable } from "../explain/query-table.ts"
import { query, type QueryAnswer, type Viewpoint } from "../query.ts"
import { caseKeys } from "./case-file.ts"
import { blocksOf, combinationsWithin, datalog, judged, labelled } from "./combinations.ts"
import { generatedRuns, patience } from "./generated.ts"
import { printOrigin, trusted } from "./naive.ts"

const count = caseCount(100)

/** The viewpoints there are, and which blocks each reads with a rule. */
function viewpoints(
  { input }: Authorization,
  { scopes }: Rule,
): readonly (readonly [Viewpoint, ReadonlySet<BlockId>])[] {
  const blocks = blocksOf(input)
  const verifier = trusted(scopes, [], "authorizer", input)
  const keys = caseKeys.map(({ publicKey }) => publicKey)
  const signed = keys.map((key) => ({ kind: "publicKey", key }) as const)
  return [
    ["query", verifier],
    ["query_all", scopes.length > 0 ? verifier : new Set(blocks)],
    [
      { keys },
      scopes.length > 0
        ? verifier
        : trusted([{ kind: "authority" }, ...signed], [], "authorizer", input),
    ],
    ...blocks.map(
      (block) => [{ block }, trusted(scopes, datalog(input, block).scopes, block, input)] as const,
    ),
  ]
}

/** The answers by nested loops; null when a match raises an error. */
function naiveAnswers(
  run: Authorization,
  rule: Rule,
  blocks: ReadonlySet<BlockId>,
): ReadonlySet<string> | null {
  const answers = new Set<string>()
  for (const each of combinationsWithin(rule, blocks, run)) {
    const outcome = judged(rule, each, run.input)
    if (typeof outcome !== "boolean") return null
    const terms = rule.head.terms.map((term) =>
      term.kind === "variable" ? each.binding.get(term.name)! : term,
    )
    const origin = new Set(each.facts.flatMap((fact) => [...fact.origin]))
    if (outcome) answers.add(labelled({ fact: { name: "x", terms }, origin }))
  }
  return answers
}

/** Compares the answers from one viewpoint; returns whether there were any to compare. */
function compare(
  run: Authorization,
  rule: Rule,
  viewpoint: Viewpoint,
  expected: ReadonlySet<string> | null,
  where: string,
): boolean {
  const { answers, error, complete } = queryTable(run, rule, viewpoint, patience())
  expect(error !== null, where).toBe(expected === null)
  expect(query(run, rule, viewpoint).answers, where).toEqual(answers)
  if (expected === null) return false
  expect(complete, where).toBe(true)
  const found = answers.map(({ terms, origin }) =>
    labelled({ fact: { name: "x", terms }, origin: new Set(origin) }),
  )
  const wanted = viewpoint === "query_all" ? tuples(expected) : expected
  const given = viewpoint === "query_all" ? tuples(found) : new Set(found)
  expect(given, where).toEqual(wanted)
  expect(found, where).toHaveLength(given.size)
  for (const answer of answers)
    expect(premiseOrigins(answer), where).toBe(printOrigin(answer.origin))
  return true
}

const tuples = (answers: Iterable<string>): ReadonlySet<string> =>
  new Set([...answers].map((each) => each.split(" @ ")[0]!))

const premiseOrigins = ({ premises }: QueryAnswer): string =>
  printOrigin(new Set(premises.flatMap(({ origin }) => origin)))

test(
  `the rules of ${count} programs from seed ${seed}, asked as queries, have the answers of nested loops`,
  { timeout: 0 },
  () => {
    let asked = 0
    for (const { authorization: run, where } of generatedRuns(count)) {
      if (run.world!.factCount > 40) continue
      for (const rule of blocksOf(run.input).flatMap((block) => datalog(run.input, block).rules)) {
        for (const [viewpoint, blocks] of viewpoints(run, rule)) {
          const what = `${printRule(rule)} for ${describeViewpoint(viewpoint)} in ${where}`
          if (compare(run, rule, viewpoint, naiveAnswers(run, rule, blocks), what)) asked++
        }
      }
    }
    expect(asked).toBeGreaterThan(count)
  },
)

const describeViewpoint = (viewpoint: Viewpoint): string =>
  typeof viewpoint === "string"
    ? viewpoint
    : "block" in viewpoint
      ? `block ${viewpoint.block}`
      : "keys"
