/** Everything to look at in the texts: what is wrong with each of them, and what they lack together. */
import type { Predicate } from "../../../src/ast/index.ts"
import type { EditorDiagnostic } from "../../../src/editor/index.ts"
import type { DocumentId, Documents, Draft } from "../documents.ts"
import type { Actions, State } from "../state.ts"
import { chain, type ChainBlock, documentDraft, parsedDocument } from "./chain.ts"
import { memo } from "./memo.ts"
import { type Missing, missingNow } from "./missing.ts"
import { lineAndColumn, type Problem, problems } from "./work.ts"

/** A missing input among the problems, with what would supply it. */
export interface ShownProblem extends Problem {
  readonly supply?: Predicate | null
}

/** Everything to look at in the texts, in the order of the page. */
export const shownProblems = (state: State): readonly ShownProblem[] =>
  allProblems(problems(state.documents), missingNow(state), state.documents, chain(state))

const allProblems = memo(
  (
    ofTexts: readonly Problem[],
    missing: readonly Missing[],
    documents: Documents,
    blocks: readonly ChainBlock[] | null,
  ): readonly ShownProblem[] => {
    if (missing.length === 0 || blocks === null) return ofTexts
    const order: DocumentId[] = [...blocks.map(({ document }) => document), "authorizer"]
    const texts = [...blocks.map(({ draft }) => draft.text), documents.authorizer.text]
    return [
      ...ofTexts,
      ...missing.map(({ title: _, hint, ...each }) => ({
        ...each,
        ...warned,
        ...(hint === "" ? {} : { hint }),
        ...lineAndColumn(texts[order.indexOf(each.document)]!, each.from),
      })),
    ].toSorted((a, b) => order.indexOf(a.document) - order.indexOf(b.document) || a.from - b.from)
  },
)

const warned = { severity: "warning", code: "missing-input" } as const

/** What to underline in a text; the same list as long as it says the same. */
export function textDiagnostics(state: State, document: DocumentId): readonly EditorDiagnostic[] {
  const draft = documentDraft(state, document)
  const diagnostics = draft === null ? noDiagnostics : ownDiagnostics(draft, document)
  const missing = missingNow(state)
  return missing.length === 0 ? diagnostics : underlined(state, document, diagnostics, missing)
}

const noDiagnostics: readonly EditorDiagnostic[] = []

/** A decoded block is as the token has it: only what it lacks from elsewhere is worth a word. */
const ownDiagnostics = (draft: Draft, document: DocumentId): readonly EditorDiagnostic[] =>
  typeof document === "string" && document !== "authorizer"
    ? noDiagnostics
    : parsedDocument(draft, document).diagnostics

interface Underlined {
  readonly missing: readonly Missing[]
  readonly actions: Actions
  readonly list: readonly EditorDiagnostic[]
}

/** By what is wrong with a text for itself. */
const shown = new WeakMap<readonly EditorDiagnostic[], Map<DocumentId, Underlined>>()

function underlined(
  { actions }: State,
  document: DocumentId,
  diagnostics: readonly EditorDiagnostic[],
  missing: readonly Missing[],
): readonly EditorDiagnostic[] {
  const own = missing.filter((each) => each.document === document)
  if (own.length === 0) return diagnostics
  const texts = shown.get(diagnostics) ?? new Map<DocumentId, Underlined>()
  shown.set(diagnostics, texts)
  const known = texts.get(document)
  if (known?.actions === actions && isSame(known.missing, own)) return known.list
  const list = [...diagnostics, ...own.map((each) => underline(each, actions.supplyInput))]
  texts.set(document, { missing: own, actions, list })
  return list
}

const isSame = (a: readonly Missing[], b: readonly Missing[]): boolean =>
  a.length === b.length && a.every((each, i) => said.every((key) => each[key] === b[i]![key]))

/** What an underline says. */
const said = ["from", "to", "message", "hint", "title"] as const

const underline = (
  { from, to, message, hint, supply, title }: Missing,
  supplyInput: (wanted: Predicate) => void,
): EditorDiagnostic => ({
  from,
  to,
  message,
  ...warned,
  ...(hint === "" ? {} : { hint }),
  ...(supply === null
    ? {}
    : {
        action: { title: `Add ${title}`, run: () => supplyInput(supply) },
      }),
})
