/** Runs of generated programs, and of sources written in a test. */
import { printPublicKey, type Fact } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { ProgramGenerator, type Program } from "../../test/programs.ts"
import { Random, seed } from "../../test/random.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { Budget } from "../explain/budget.ts"
import type { ClauseAddress, FactKey } from "../explain/types.ts"
import type { RunLimits } from "../types.ts"
import { caseKeys } from "./case-file.ts"

/** Runs an authorizer and the blocks of a token, none of them a third party's. */
export const runOf = (
  authorizer: string,
  blocks: readonly string[] = [],
  limits: Partial<RunLimits> = {},
): Authorization =>
  authorize({
    blocks: blocks.map((source) => ({ block: parseBlock(source).ast, externalKey: null })),
    authorizer: parseAuthorizer(authorizer).ast,
    limits,
  })

/** Bounds without a clock, which would make a difference on a busy machine. */
export const patience = (): Budget => new Budget(100_000, Infinity)

export interface GeneratedRun {
  readonly authorization: Authorization
  readonly random: Random
  /** What to say when an expectation fails. */
  readonly where: string
}

/**
 * Runs programs from the fixed seed. Every third one also has a relation and its closure, stated and derived by
 * several blocks: left to chance, few programs take more than one round.
 */
export function* generatedRuns(count: number): Generator<GeneratedRun> {
  const keys = caseKeys.map(({ publicKey }) => printPublicKey(publicKey))
  for (let i = 0; i < count; i++) {
    const random = new Random(seed * 1_000_003 + i)
    const made = new ProgramGenerator(random, keys).program({ blockScopes: true })
    const program = i % 3 === 0 ? withClosure(made, random) : made
    const where = `case ${i} of seed ${seed}\n${JSON.stringify(program, null, 1)}`
    yield { authorization: authorizeProgram(program), random, where }
  }
}

function withClosure({ blocks, authorizer }: Program, random: Random): Program {
  const edges = (): string =>
    random.list(1, 3, () => `q(${random.below(4)}, ${random.below(4)});\n`).join("")
  const rules = "r($x, $y) <- q($x, $y);\nr($x, $z) <- r($x, $y), q($y, $z);\n"
  return {
    blocks: blocks.map(({ source, signer }, i) => ({
      source: `${source}\n${edges()}${i === 1 ? rules : ""}`,
      signer,
    })),
    authorizer: `${authorizer}${edges()}${rules}`,
  }
}

const authorizeProgram = ({ blocks, authorizer }: Program): Authorization =>
  authorize({
    blocks: blocks.map(({ source, signer }) => ({
      block: parseBlock(source).ast,
      externalKey: signer === null ? null : caseKeys[signer]!.publicKey,
    })),
    authorizer: parseAuthorizer(authorizer).ast,
  })

/** Every rule, check and policy of a run. */
export function clausesOf({ world }: Authorization): readonly ClauseAddress[] {
  return world!.blockIds().flatMap((block) => {
    const { rules, checks } = world!.datalog(block)
    const at = (kind: ClauseAddress["kind"], items: readonly unknown[]): ClauseAddress[] =>
      items.map((_, index) => ({ kind, block, index }))
    const policies = block === "authorizer" ? world!.authorizer.policies : []
    return [...at("rule", rules), ...at("check", checks), ...at("policy", policies)]
  })
}

/** All facts of a world, by relation, oldest first. */
export const factsOf = ({ world }: Authorization): readonly (FactKey & { round: number })[] =>
  world!.relations.all.flatMap((relation) =>
    Array.from({ length: relation.visible }, (_, row) => ({
      ...world!.tuple(relation, row),
      origin: world!.origins.blocks(relation.origin(row)),
      round: relation.round(row),
    })),
  )

export const integers = (name: string, ...values: readonly number[]): Fact => ({
  name,
  terms: values.map((value) => ({ kind: "integer", value: BigInt(value) })),
})
