/** The tables of docs/examples.md. */
import type { Example, ExampleGroup } from "../examples/index.ts"

/** What an author of examples pastes there. */
export const groupText = ({ title, examples }: ExampleGroup): string =>
  [
    `## ${title}`,
    "",
    "| example | what it is for | allowed | not allowed |",
    "|---|---|---|---|",
    ...examples.map(rowOf),
  ].join("\n")

function rowOf({ title, purpose, requests }: Example): string {
  const titles = (isAllowed: boolean): string =>
    requests
      .filter(({ verdict }) => verdict.startsWith("allowed") === isAllowed)
      .map((request) => request.title)
      .join("; ")
  return `| ${title} | ${purpose} | ${titles(true)} | ${titles(false)} |`.replaceAll("||", "\\|\\|")
}
