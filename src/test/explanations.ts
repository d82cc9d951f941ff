/**
 * The table of `docs/explanations.md`: each failed check of the official samples, each policy that kept a
 * request from being allowed and each error, with the sentence that explains it.
 */
import { printCheck, printPolicy, printRule } from "../ast/index.ts"
import {
  authorize,
  blockName,
  explain,
  sentenceText,
  type Address,
  type Authorization,
  type ClauseAddress,
  type Extern,
  type RunBlock,
} from "../engine/index.ts"
import { parseAuthorizer } from "../language/index.ts"
import { parsePublicKeyText, TokenError, UnverifiedBiscuit } from "../token/index.ts"

/** What is needed of a sample, as `samples.json` has it, and the bytes of its token. */
export interface ExplainedSample {
  readonly filename: string
  readonly bytes: Uint8Array
  readonly validations: Readonly<Record<string, { readonly authorizer_code: string }>>
}

/** One clause and why it did not let the request pass. */
export interface ExplainedClause {
  readonly sample: string
  readonly validation: string
  readonly where: string
  readonly clause: string
  readonly cause: string
}

/** The host function that one of the samples calls. */
const externs: Readonly<Record<string, Extern>> = {
  test: (left, right) => {
    if (right === undefined) return left
    if (left.kind !== "string" || right.kind !== "string") throw new Error("unsupported operands")
    const value = left.value === right.value ? "equal strings" : "different strings"
    return { kind: "string", value }
  },
}

export async function explainSamples(
  samples: readonly ExplainedSample[],
  rootKey: string,
): Promise<readonly ExplainedClause[]> {
  const rows: ExplainedClause[] = []
  for (const { filename, bytes, validations } of samples) {
    const blocks = await blocksOf(bytes, rootKey)
    // A token that is refused has no clauses.
    if (blocks === null) continue
    for (const [validation, { authorizer_code: source }] of Object.entries(validations)) {
      const authorizer = parseAuthorizer(source).ast
      const authorization = authorize({ blocks, authorizer, externs })
      const sample = filename.replace(/\.bc$/, "")
      rows.push(...explainRun(authorization).map((row) => ({ sample, validation, ...row })))
    }
  }
  return rows
}

async function blocksOf(bytes: Uint8Array, rootKey: string): Promise<readonly RunBlock[] | null> {
  try {
    const token = await UnverifiedBiscuit.fromBytes(bytes).verify(parsePublicKeyText(rootKey))
    return Array.from({ length: token.blockCount }, (_, i) => ({
      block: token.block(i),
      externalKey: token.externalKey(i) ?? null,
    }))
  } catch (error) {
    if (error instanceof TokenError) return null
    throw error
  }
}

type Row = Pick<ExplainedClause, "where" | "clause" | "cause">

/** What kept a run from allowing the request; nothing when it did. */
function explainRun(authorization: Authorization): readonly Row[] {
  const { verdict, failure } = authorization
  if (failure !== null)
    return failure.at === null || authorization.world === null
      ? []
      : [rowOf(authorization, clauseOf(failure.at))]
  const failed = verdict.checks.filter(({ passed }) => !passed)
  const decided = verdict.policies.findIndex(({ result }) => result === "matched")
  const denying =
    decided < 0
      ? verdict.policies
      : verdict.policies.filter(({ kind }, i) => i === decided && kind === "deny")
  return [
    ...failed.map(({ block, index }) => rowOf(authorization, { kind: "check", block, index })),
    ...denying.map(({ index }) =>
      rowOf(authorization, { kind: "policy", block: "authorizer", index }),
    ),
  ]
}

function clauseOf(at: Address): ClauseAddress {
  switch (at.kind) {
    case "check":
      return { kind: "check", block: at.block, index: at.index }
    case "policy":
      return { kind: "policy", block: "authorizer", index: at.index }
    case "rule":
      return { kind: "rule", block: at.block, index: at.index }
    case "fact":
      throw new RangeError("a fact raises no error")
    default:
      return at satisfies never
  }
}

function rowOf(authorization: Authorization, at: ClauseAddress): Row {
  const answer = explain(authorization, { kind: "clause", at })
  if (answer === null) throw new RangeError("there is no such clause")
  return {
    where: `${at.kind} ${at.index} of ${blockName(at.block)}`,
    clause: textOf(authorization, at),
    cause: sentenceText(answer.cause),
  }
}

function textOf({ input, world }: Authorization, { kind, block, index }: ClauseAddress): string {
  const datalog = world!.datalog(block)
  switch (kind) {
    case "rule":
      return printRule(datalog.rules[index]!)
    case "check":
      return printCheck(datalog.checks[index]!)
    case "policy":
      return printPolicy(input.authorizer.policies[index]!)
    default:
      return kind satisfies never
  }
}

const introduction = `# What is said of each denial

Every check that fails in the official conformance samples, every policy that then does not allow the request,
and every condition that has no value, each with the sentence that the playground gives as its cause.

\`npm run explanations\` writes this file; a test holds it against what is said now.
`

/** The page of the documentation that holds the table. */
export function explanationsPage(rows: readonly ExplainedClause[]): string {
  const sections = new Map<string, string[]>()
  for (const { sample, validation, where, clause, cause } of rows) {
    const title = validation === "" ? sample : `${sample}, ${validation}`
    const entries = sections.get(title) ?? []
    sections.set(title, entries)
    entries.push(`${where}\n\n\`\`\`\n${clause}\n\`\`\`\n\n> ${cause}\n`)
  }
  const text = [...sections].map(([title, entries]) => `## ${title}\n\n${entries.join("\n")}`)
  return [introduction, ...text].join("\n")
}
