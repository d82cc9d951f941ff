/** Actions of the query console: its text, whose eyes it has, and making a check of it. */
import { type Check, printCheck, type Rule } from "../../../src/ast/index.ts"
import type { Viewpoint } from "../../../src/worker/index.ts"
import { scopesOf, usedViewpoint } from "../derive/query.ts"
import { queryReading } from "../derive/query-text.ts"
import { decodedCount } from "../derive/token.ts"
import { parsedAuthorizer, parsedBlock } from "../derive/work.ts"
import { blockName } from "../derive/words.ts"
import { type BlockDraft, type Documents, withWritten, written } from "../documents.ts"
import type { Actions, State } from "../state.ts"
import { appended } from "../written-clause.ts"
import type { Change, Get, Look } from "./actions.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function queryActions(change: Change, look: Look, get: Get) {
  return {
    editQuery: (text, joins) =>
      change(({ query }) => ({ query: { ...query, text } }), { group: "query", joins }),
    chooseViewpoint: (viewpoint) => change(({ query }) => ({ query: { ...query, viewpoint } })),
    openQuery: () => {
      const { length } = get().documents.query.text
      const reveal = { document: "query", from: length, to: length } as const
      look({ pane: "query", region: "result", reveal })
    },
    turnIntoCheck: () => {
      const state = get()
      const { rule } = queryReading(state.documents.query.text)
      if (rule === null) {
        look({ notice: { text: "The query has errors: correct it first.", undo: false } })
        return
      }
      const viewpoint = usedViewpoint(state)
      const clause = printCheck(checkOf(rule, viewpoint))
      const block = ownBlock(state, viewpoint)
      const document = block?.id ?? "authorizer"
      const { authorizer } = state.documents
      const { text, from, to } =
        block === null
          ? appended(authorizer.text, parsedAuthorizer(authorizer), clause)
          : appended(block.text, parsedBlock(block), clause)
      change((documents) =>
        block === null ? { authorizer: { text } } : withText(documents, block, text),
      )
      get().actions.goTo({ document, from, to })
      const notice = narrowed(state, viewpoint, block)
      if (notice !== null) look({ notice: { text: notice, undo: true } })
    },
  } satisfies Part<"editQuery" | "chooseViewpoint" | "openQuery" | "turnIntoCheck">
}

const checkOf = ({ body, expressions, scopes }: Rule, viewpoint: Viewpoint): Check => ({
  kind: "one",
  queries: [{ body, expressions, scopes: scopes.length > 0 ? scopes : scopesOf(viewpoint) }],
})

/** The block to look from, where it is written here. */
function ownBlock(state: State, viewpoint: Viewpoint): BlockDraft | null {
  if (typeof viewpoint === "string" || !("block" in viewpoint)) return null
  const { block } = viewpoint
  if (block === "authorizer") return null
  return written(state.documents).blocks[block - decodedCount(state)] ?? null
}

function withText(documents: Documents, block: BlockDraft, text: string): Partial<Documents> {
  const { blocks } = written(documents)
  return withWritten(documents, {
    blocks: blocks.map((one) => (one === block ? { ...one, text } : one)),
  })
}

/** What the check does not see of what the query saw; null where it sees the same. */
function narrowed(state: State, viewpoint: Viewpoint, block: BlockDraft | null): string | null {
  const { rule } = queryReading(state.documents.query.text)
  if (block !== null || rule === null || rule.scopes.length > 0) return null
  if (viewpoint === "query_all") {
    return "No check of the authorizer sees every block: this one sees authority and authorizer."
  }
  if (typeof viewpoint === "string" || !("block" in viewpoint)) return null
  if (viewpoint.block === "authorizer") return null
  const name = blockName(viewpoint.block)
  return `The text of ${name} cannot be changed here: the check stands in the authorizer.`
}
