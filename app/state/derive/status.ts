/** The amounts in the status strip. */
import { memo } from "./memo.ts"
import { type ShownProblem, shownProblems } from "./problems.ts"
import type { State } from "../state.ts"
import { shownSource, shownToken } from "./token.ts"
import { count, datalogName, digits } from "./words.ts"

/** Empty while there is no token. */
export const tokenSize = (state: State): string => {
  const token = shownToken(state)
  return token === null ? "" : `${digits(token.bytes.length)} B`
}

/** The highest version among the token's blocks: what a verifier has to know. Empty while there is none. */
export function datalogVersion(state: State): string {
  const blocks = shownSource(state)
  const versions = (
    blocks?.kind === "snapshot"
      ? blocks.blocks.map(({ version }) => version)
      : (blocks?.blocks.map(({ datalogVersion: version }) => version) ?? [])
  ).filter((version) => version !== null)
  return versions.length === 0 ? "" : datalogName(Math.max(...versions))
}

export interface ProblemCount {
  readonly errors: number
  readonly words: string
}

const severities = [
  ["error", "error"],
  ["warning", "warning"],
  ["info", "hint"],
] as const

export const problemCount = (state: State): ProblemCount => countOf(shownProblems(state))

const countOf = memo((all: readonly ShownProblem[]): ProblemCount => {
  const amount = (severity: string): number =>
    all.filter((problem) => problem.severity === severity).length
  const parts = severities
    .filter(([severity]) => amount(severity) > 0)
    .map(([severity, noun]) => count(amount(severity), noun))
  return {
    errors: amount("error"),
    words: parts.length === 0 ? "no problems" : parts.join(", "),
  }
})
