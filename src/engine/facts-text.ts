/** Facts as text to be copied, and the words in which their origin and birth are said. */
import { printFact, printTerm, type Term } from "../ast/index.ts"
import { blockName } from "./explain/names.ts"
import type { FactRow } from "./types.ts"

/** `given`, `stored in the snapshot`, or the round and the rule: `derived round 2, rule 0 of block 1`. */
export function birthWords({ round, from }: Pick<FactRow, "round" | "from">): string {
  if (from.kind === "stored") return "stored in the snapshot"
  return round === 0 || from.kind === "policy"
    ? "given"
    : `derived round ${round}, ${from.kind} ${from.index} of ${blockName(from.block)}`
}

/** A fact and a semicolon on each line, which reads back as the facts of a block. */
export const factsDatalog = (name: string, rows: readonly FactRow[]): string =>
  rows.map(({ terms }) => `${printFact({ name, terms })};\n`).join("")

/**
 * Facts as comma-separated values (RFC 4180, lines end in CRLF). A first line names the columns: `0`, `1`, …
 * for the terms, then `origin` and `round`. A string is its plain content, unchanged, any other term its
 * Datalog; the blocks of an origin stand between semicolons, as in `authority;block 1`.
 */
export function factsCsv(arity: number, rows: readonly FactRow[]): string {
  const header = [...Array.from({ length: arity }, (_, column) => `${column}`), "origin", "round"]
  const lines = rows.map(({ terms, origin, round }) => [
    ...terms.map(plainTerm),
    origin.map(blockName).join(";"),
    `${round}`,
  ])
  return [header, ...lines].map((line) => `${line.map(csvField).join(",")}\r\n`).join("")
}

const plainTerm = (term: Term): string => (term.kind === "string" ? term.value : printTerm(term))

const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
