/** A shared document as Markdown: its link under its name, and all that an issue needs to be understood. */
import { datalogVersion, printCheck, printPolicy } from "../../../src/ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../../src/language/index.ts"
import type { Judgement } from "../../../src/worker/index.ts"
import { version } from "../about.ts"
import type { Shared, SharedProgram } from "../share.ts"
import { memoWeak } from "./memo.ts"
import { limitSentence } from "./run-rows.ts"
import { limitsWords } from "./share-rows.ts"
import { addressName, blockName, capitalise, count, datalogName, executionNames } from "./words.ts"

/** `[name](link)`. */
export const markdownLink = memoWeak(
  ({ saved, link }: Shared): string => `[${escaped(nameOf(saved.name))}](${escapedUrl(link)})`,
)

const nameOf = (name: string): string => (name.trim() === "" ? "Biscuit Playground" : name)

/** As text that Markdown takes for nothing else, in one line. */
const escaped = (text: string): string =>
  text.replace(/[\s\p{Cc}]+/gu, " ").replace(/[\\`*_{}[\]()<>#|!~&]/g, "\\$&")

const escapedUrl = (url: string): string =>
  url.replace(/[()<>\s\\]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

/** The verdict in words, each text, versions, limits and the link. */
export const markdownIssue = memoWeak((shared: Shared): string => {
  const { saved, program, judgement } = shared
  const blocks = program.blocks.flatMap(({ text, externalKey }, i) => [
    `**${capitalise(blockName(i))}**${externalKey === null ? "" : `, signed by the third party ${inline(externalKey)}`}`,
    fenced(text),
  ])
  const query = saved.query.text === "" ? [] : ["**Query**", fenced(saved.query.text)]
  const parts = [
    `### ${escaped(nameOf(saved.name))}`,
    ...verdictParts(judgement, program),
    ...blocks,
    "**Authorizer**",
    fenced(program.authorizer),
    ...query,
    `Limits: ${limitsWords(saved.limits)}. ${versions(program)}.`,
    markdownLink(shared),
  ]
  return `${parts.join("\n\n")}\n`
})

function versions({ blocks, authorizer }: SharedProgram): string {
  const needs = [
    ...blocks.map(({ text }) => datalogVersion(parseBlock(text).ast)),
    datalogVersion(parseAuthorizer(authorizer).ast),
  ]
  return `${datalogName(Math.max(...needs))}, Biscuit Playground ${version}`
}

/** A code block that no text can end from within. */
function fenced(text: string): string {
  const fence = "`".repeat(Math.max(3, longestTicks(text) + 1))
  return `${fence}biscuit\n${text.trimEnd()}\n${fence}`
}

function inline(text: string): string {
  const ticks = "`".repeat(longestTicks(text) + 1)
  const space = text.startsWith("`") || text.endsWith("`") ? " " : ""
  return ticks + space + text.replace(/\s+/g, " ") + space + ticks
}

const longestTicks = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))

/** A sentence, then the clauses that decided. */
function verdictParts(judgement: Judgement | null, program: SharedProgram): string[] {
  if (judgement === null) return ["**No verdict**: a text has an error."]
  const { outcome, checks, policies } = judgement
  const clauses = [
    ...checks
      .filter(({ passed }) => !passed)
      .map(({ block, index }) => {
        const text = block === "authorizer" ? program.authorizer : program.blocks[block]?.text
        const check = parseAuthorizer(text ?? "").ast.checks[index]
        const name = capitalise(addressName({ kind: "check", block, index, query: 0 }))
        return `- ${name} failed${check === undefined ? "" : `: ${inline(printCheck(check))}`}`
      }),
    ...policies
      .filter(({ result }) => result === "matched")
      .map(({ index, kind }) => {
        const policy = parseAuthorizer(program.authorizer).ast.policies[index]
        const wouldBe = outcome.kind === "allowed" ? "allows it" : "would allow it"
        const verb = kind === "allow" ? wouldBe : "denies it"
        return `- Policy ${index} ${verb}${policy === undefined ? "" : `: ${inline(printPolicy(policy))}`}`
      }),
  ]
  return [
    verdictSentence(outcome, judgement),
    ...(clauses.length === 0 ? [] : [clauses.join("\n")]),
  ]
}

function verdictSentence(outcome: Judgement["outcome"], { checks, policies }: Judgement): string {
  switch (outcome.kind) {
    case "allowed":
      return `**Allowed** by policy ${outcome.policy}, ${checks.length === 0 ? "without a check" : `${count(checks.length, "check")} passed`}.`
    case "denied": {
      const failed =
        outcome.failedChecks === 0
          ? []
          : [`${outcome.failedChecks} of ${count(checks.length, "check")} failed`]
      const policy =
        outcome.policy === null
          ? [policies.length === 0 ? "there is no policy" : "no policy matches"]
          : []
      return `**Denied**${[...failed, ...policy].map((words, i) => (i === 0 ? `: ${words}` : `; ${words}`)).join("")}.`
    }
    case "failed":
      return `**Failed**: ${failureWords(outcome.failure)}.`
    default:
      return outcome satisfies never
  }
}

type Failure = Extract<Judgement["outcome"], { kind: "failed" }>["failure"]

function failureWords(failure: Failure): string {
  switch (failure.kind) {
    case "limit":
      return limitSentence(failure)
    case "execution":
      return `${executionNames[failure.code]} in ${addressName(failure.at)}`
    case "invalid-rule":
      return `${addressName(failure.at)} has a variable in its head that its body does not bind`
    default:
      return failure satisfies never
  }
}
