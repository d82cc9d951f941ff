/** The document as a program in the chosen language: what it is made from, and why there is none. */
import { printPublicKey, toHex } from "../../../src/ast/index.ts"
import {
  generateProgram,
  generateSamples,
  type Language,
  libraries,
  type Program,
  referenceJson,
  type Start,
  type Task,
  type TaskBlock,
  type TokenBlock,
} from "../../../src/code/index.ts"
import { type SavedBlock, throwawayKey } from "../../../src/document/index.ts"
import type { Report, TokenView } from "../../../src/worker/index.ts"
import { codeLanguages, type CodeView } from "../code.ts"
import type { Documents } from "../documents.ts"
import { runLimits } from "../limits.ts"
import type { State } from "../state.ts"
import { memo } from "./memo.ts"
import { revocationList } from "./revocation.ts"
import { shownReport } from "./shown.ts"
import { shownToken } from "./token.ts"
import { verdict } from "./verdict.ts"
import { errorCount, parsedAuthorizer, parsedBlock } from "./work.ts"

/** Why there is no program; `message` is a sentence. */
export interface NoProgram {
  readonly message: string
}

export const isProgram = (made: Program | NoProgram): made is Program => "text" in made

/** The languages to choose from. */
export const languageChoices: readonly { readonly value: Language; readonly title: string }[] =
  codeLanguages.map((language) => ({
    value: language,
    title: language === "samples" ? "Spec-style JSON" : libraries[language].title,
  }))

/** Whether the token is one from elsewhere, whose text goes into a program only when it is told to. */
export const hasPastedToken = ({ documents }: State): boolean => documents.source === "pasted"

export const codeProgram = (state: State): Program | NoProgram => {
  const { headline, summary } = verdict(state)
  return made(
    state.documents,
    shownToken(state),
    shownReport(state)?.value ?? null,
    state.view.code,
    summary === "" ? headline : `${headline}: ${summary}`,
    state.kept.name,
  )
}

const no = (message: string): NoProgram => ({ message })

const made = memo(
  (
    documents: Documents,
    view: TokenView | null,
    report: Report | null,
    code: CodeView,
    words: string,
    name: string,
  ): Program | NoProgram => {
    if (errorCount(documents) > 0) return no("A text has an error: put it right first.")
    if (view === null || report === null || view.blocks.some(({ block }) => block === null)) {
      return no("There is no token that can be authorized.")
    }
    const verified = verifyTask(documents, view, code.hasToken, words)
    if (code.language === "samples") {
      if (documents.source === "pasted" && !code.hasToken) {
        return no("A case holds what the token says: allow the pasted token to go in.")
      }
      return generateSamples(caseOf(view, report, verified, name), verified)
    }
    const task = code.purpose === "verify" ? verified : buildTask(documents, verified, report, code)
    if ("message" in task) return task
    const program = generateProgram(code.language, task)
    return program ?? no("A text has the character NUL, which no word of a shell can hold.")
  },
)

function verifyTask(documents: Documents, view: TokenView, hasToken: boolean, words: string): Task {
  const isOpen = documents.source === "authored" || hasToken
  const { rootKey } = view
  return {
    start: {
      kind: "token",
      text: isOpen ? view.text : null,
      rootKey: rootKey === null ? null : printPublicKey(rootKey),
      blocks: tokenBlocks(view),
    },
    blocks: [],
    sealed: false,
    authorizer: {
      text: documents.authorizer.text,
      ast: parsedAuthorizer(documents.authorizer).ast,
    },
    limits: runLimits(documents.limits),
    revoked: [...revocationList(documents.revoked).lines.keys()],
    verdict: words,
  }
}

const tokenBlocks = ({ blocks }: TokenView): TokenBlock[] =>
  blocks.flatMap(({ block, externalKey }) =>
    block === null
      ? []
      : [{ ast: block, external: externalKey === null ? null : printPublicKey(externalKey) }],
  )

const caseOf = (
  view: TokenView,
  report: Report,
  { start, authorizer }: Task,
  name: string,
): Parameters<typeof generateSamples>[0] => ({
  title: name === "" ? "playground" : name,
  // What the command that saves the token calls it.
  fileName: "token.biscuit",
  rootKey: start.kind === "token" ? start.rootKey : null,
  blocks: tokenBlocks(view),
  authorizer: authorizer.ast,
  revocationIds: view.blocks.map(({ revocationId }) => revocationId),
  result: referenceJson(report),
})

/** What is written here, from its Datalog; of a pasted token, what is appended to it. */
function buildTask(
  documents: Documents,
  verified: Task,
  report: Report,
  { saved: kept, hasToken }: CodeView,
): Task | NoProgram {
  if (kept === null || kept.documents !== documents) return no("The program is being made.")
  const { saved } = kept
  const text = saved.authorizer
  const common = {
    ...verified,
    authorizer: { text, ast: parsedAuthorizer({ text }).ast },
    verdict: outcomeWords(report),
  }
  if (saved.source === "authored") {
    const { blocks, sealed, root } = saved.authored
    const [authority, ...later] = blocks.map(blockSource)
    if (authority === undefined) return no("There is no authority.")
    return { ...common, start: { kind: "new", root, authority }, blocks: later, sealed }
  }
  const { pasted } = saved
  if (pasted === null || (pasted.blocks.length === 0 && !pasted.sealed)) {
    return no("Nothing is appended to the pasted token, and only its issuer can build it.")
  }
  if (pasted.blocks.some(({ signed }) => signed !== null)) {
    return no("A block was signed elsewhere for this token alone: verify the whole token instead.")
  }
  return {
    ...common,
    start: pastedStart(verified.start, pasted.token, hasToken, pasted.blocks.length),
    blocks: pasted.blocks.map(blockSource),
    sealed: pasted.sealed,
  }
}

/** The token without what is appended; its text only where it was pasted plain. */
function pastedStart(whole: Start, pasted: string, hasToken: boolean, appended: number): Start {
  if (whole.kind === "new") return whole
  const text = pasted.trim()
  return {
    ...whole,
    text: hasToken && /^[\w-]+=*$/.test(text) ? text : null,
    blocks: whole.blocks.slice(0, whole.blocks.length - appended),
  }
}

function blockSource({ text, external }: SavedBlock): TaskBlock {
  const key =
    external === null ? null : `${external.algorithm}-private/${toHex(throwawayKey(external))}`
  return { text, ast: parsedBlock({ text }).ast, external: key }
}

/** What the Datalog comes to, without signatures and lists. */
function outcomeWords({ outcome, checks }: Report): string {
  switch (outcome.kind) {
    case "allowed":
      return `allowed by policy ${outcome.policy}`
    case "denied": {
      const failed = checks.filter(({ passed }) => !passed).length
      const policy =
        outcome.policy === null
          ? "no policy matches"
          : `policy ${outcome.policy.index} ${outcome.policy.kind === "allow" ? "would allow" : "denies"} it`
      return `denied: ${failed} of ${checks.length} checks failed; ${policy}`
    }
    case "failed":
      return `failed: ${outcome.failure.kind === "invalid-rule" ? "a rule is not valid" : outcome.failure.code}`
    default:
      return outcome satisfies never
  }
}
