/** What a shared document comes to, and whether another one comes to the same. */
import { parsePublicKey } from "../../../src/ast/index.ts"
import type { Judgement, Program, Report } from "../../../src/worker/index.ts"
import { parseAuthorizer, parseBlock, type Parsed } from "../../../src/language/index.ts"
import type { Host } from "../host.ts"
import { type LimitsChoice, runLimits } from "../limits.ts"
import type { SharedProgram } from "../share.ts"

/** Null where a text has an error, or the workshop was not done in time. */
export async function judge(
  program: SharedProgram,
  limits: LimitsChoice,
  workshop: Host["workshop"],
): Promise<Judgement | null> {
  const read = readProgram(program, limits)
  if (read === null) return null
  const made = await workshop.do({ kind: "judge", programs: [read] })
  return made?.[0] ?? null
}

function readProgram({ blocks, authorizer }: SharedProgram, limits: LimitsChoice): Program | null {
  const read = blocks.map(({ text }) => parseBlock(text))
  const rest = parseAuthorizer(authorizer)
  if ([...read, rest].some(hasErrors)) return null
  return {
    blocks: read.map(({ ast }, i) => ({
      block: ast,
      externalKey: parsePublicKey(blocks[i]!.externalKey ?? ""),
    })),
    authorizer: rest.ast,
    limits: runLimits(limits),
  }
}

const hasErrors = ({ diagnostics }: Parsed<unknown>): boolean =>
  diagnostics.some(({ severity }) => severity === "error")

/** The same of a report of the page. */
export const judgementOf = ({ outcome, checks, policies }: Report): Judgement => ({
  outcome,
  checks,
  policies,
})

/** Whether verdict, checks and policies came out alike, down to the branch that decided. */
export const isSameJudgement = (a: Judgement, b: Judgement): boolean => formOf(a) === formOf(b)

const formOf = ({ outcome, checks, policies }: Judgement): string =>
  JSON.stringify([
    outcomeForm(outcome),
    checks.map(({ block, index, passed, query }) => [block, index, passed, query]),
    policies.map(({ index, kind, result, query }) => [index, kind, result, query]),
  ])

/** The details of a failure hold values of the texts. */
function outcomeForm(outcome: Judgement["outcome"]): unknown {
  if (outcome.kind !== "failed") return outcome
  const { failure } = outcome
  return [failure.kind, failure.at, failure.kind === "invalid-rule" ? "" : failure.code]
}
