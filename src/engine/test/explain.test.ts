/** Every question about generated programs has an answer, and each answer crosses to a page. */
import { expect, test } from "vitest"
import { caseCount, seed } from "../../test/random.ts"
import type { Authorization } from "../authorize.ts"
import { explain } from "../explain/explain.ts"
import type { Explanation, FactKey, Question } from "../explain/types.ts"
import { namedFact } from "../report.ts"
import { clausesOf, generatedRuns, runOf } from "./generated.ts"

const count = caseCount(300)
/** Facts of each program whose proof and derivations are asked for. */
const factsAsked = 20

test(`questions about ${count} programs from seed ${seed} have answers`, { timeout: 0 }, () => {
  const tally = new Map<string, number>()
  for (const { authorization, where } of generatedRuns(count)) {
    for (const question of questionsAbout(authorization)) {
      expectCloned(explain(authorization, question), where)
      tally.set(question.kind, (tally.get(question.kind) ?? 0) + 1)
    }
  }
  console.log(`asked ${[...tally].map(([kind, asked]) => `${kind}: ${asked}`).join(", ")}`)
})

test("expressions of any depth are explained and cross to a page", () => {
  const nested = `${"(".repeat(60)}$n${" + 1)".repeat(60)} < 0`
  const long = Array.from({ length: 2000 }, (_, i) => `$n == ${i + 10}`).join(" || ")
  const run = runOf(`n(2);\ncheck if n($n), ${nested};\ncheck if n($n), ${long};\nallow if true;`)
  for (const question of questionsAbout(run)) expectCloned(explain(run, question), nested)
})

function expectCloned(answer: Explanation | null, where: string): void {
  expect(answer, where).not.toBeNull()
  expect(structuredClone(answer), where).toEqual(answer)
}

function* questionsAbout(authorization: Authorization): Generator<Question> {
  for (const at of clausesOf(authorization)) yield { kind: "clause", at }
  yield { kind: "coverage" }
  yield { kind: "rounds" }
  for (let round = 0; round <= authorization.iterations; round++) yield { kind: "round", round }
  const facts = factsOf(authorization).slice(-factsAsked)
  yield { kind: "proof", facts }
  for (const fact of facts) yield { kind: "derivations", fact }
}

const factsOf = ({ world }: Authorization): readonly FactKey[] =>
  world!.relations.all.flatMap((relation) =>
    Array.from({ length: relation.visible }, (_, row) => namedFact(world!, { relation, row })),
  )
