/**
 * The table of `cases/reference.txt`, and the two ways of reading a source: ours and the
 * reference's.
 */
import { readFileSync } from "node:fs"
import {
  printAuthorizer,
  printBlock,
  printCheck,
  printFact,
  printPolicy,
  printRule,
  reference,
} from "../../ast/index.ts"
import type { Oracle } from "../../test/oracle.ts"
import {
  parseAuthorizer,
  parseBlock,
  parseCheck,
  parseFact,
  parsePolicy,
  parseRule,
  type Parsed,
} from "../index.ts"

export type Kind = "A" | "B" | "C" | "F" | "P" | "R"

export interface ReferenceCase {
  readonly kind: Kind
  readonly source: string
  /** What the reference prints; null if it refuses the source, undefined if it cannot print it. */
  readonly printed: string | null | undefined
}

const visible: readonly (readonly [string, string])[] = [
  ["⏎", "\n"],
  ["␍", "\r"],
  ["⇥", "\t"],
  ["␠", " "],
]

const unescape = (text: string): string =>
  visible.reduce((result, [mark, meant]) => result.replaceAll(mark, meant), text)

function readCase(line: string): ReferenceCase {
  const match = /^([ABCFPR]) (.*?)(?: ⇒ (.*)| (✗)| ✓)$/.exec(line)
  if (match === null) throw new Error(`not a case: ${line}`)
  const [, kind, source, printed, refused] = match
  return {
    // The pattern admits these letters only.
    kind: kind as Kind,
    source: unescape(source!),
    printed: refused === undefined ? (printed === undefined ? undefined : unescape(printed)) : null,
  }
}

export const referenceCases: readonly ReferenceCase[] = readFileSync(
  new URL("cases/reference.txt", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map(readCase)

export function parseAs(kind: Kind, source: string): Parsed<unknown> {
  const parsers = {
    A: parseAuthorizer,
    B: parseBlock,
    C: parseCheck,
    F: parseFact,
    P: parsePolicy,
    R: parseRule,
  }
  return parsers[kind](source)
}

export const isAccepted = ({ diagnostics }: Parsed<unknown>): boolean =>
  diagnostics.every(({ severity }) => severity !== "error")

/** As the reference prints it, or null if it is not accepted. */
export function read(kind: Kind, source: string): string | null {
  const print = <Ast>(
    { ast, ...rest }: Parsed<Ast | null>,
    printAst: (ast: Ast) => string,
  ): string | null => (ast !== null && isAccepted({ ast, ...rest }) ? printAst(ast) : null)
  switch (kind) {
    case "A":
      return print(parseAuthorizer(source), (ast) => printAuthorizer(ast, reference))
    case "B":
      return print(parseBlock(source), (ast) => printBlock(ast, reference))
    case "C":
      return print(parseCheck(source), (ast) => printCheck(ast, reference))
    case "F":
      return print(parseFact(source), (ast) => printFact(ast, reference))
    case "P":
      return print(parsePolicy(source), (ast) => printPolicy(ast, reference))
    case "R":
      return print(parseRule(source), (ast) => printRule(ast, reference))
    default:
      return kind satisfies never
  }
}

/** The same by the reference. Null also if it panics; undefined if only printing panics. */
export function readByOracle(
  oracle: Oracle,
  kind: Kind,
  source: string,
): string | null | undefined {
  let read: { toString(): string }
  try {
    read = readObject(oracle, kind, source)
  } catch {
    return null
  }
  try {
    return read.toString()
  } catch {
    return undefined
  }
}

function readObject(oracle: Oracle, kind: Kind, source: string): { toString(): string } {
  if (kind === "A" || kind === "B") {
    const builder = kind === "A" ? new oracle.AuthorizerBuilder() : new oracle.BlockBuilder()
    builder.addCode(source)
    return builder
  }
  const classes = { C: oracle.Check, F: oracle.Fact, P: oracle.Policy, R: oracle.Rule }
  return classes[kind].fromString(source)
}
