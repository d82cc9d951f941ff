/** Pages over given texts, run and explained, and places in texts marked by `|`. */
import { Answers } from "../../src/worker/answer.ts"
import { questionKey, questionsWanted } from "../state/derive/explanations.ts"
import { shownReport } from "../state/derive/shown.ts"
import { type DocumentId, written } from "../state/documents.ts"
import type { Store } from "../state/state.ts"
import { openPage, run } from "./pages.ts"

/** A third party signs a block whose text begins with this. */
const thirdParty = "// third party\n"

/** Blocks, the authority first, and the authorizer: run once. */
export async function pageOf(blocks: readonly string[], authorizer: string): Promise<Store> {
  const page = openPage()
  const { actions } = page.getState()
  actions.cleanSheet()
  for (const text of blocks.slice(1)) {
    if (text.startsWith(thirdParty)) actions.addThirdPartyBlock()
    else actions.addBlock()
  }
  written(page.getState().documents).blocks.forEach(({ id }, i) =>
    actions.editBlock(id, blocks[i]!, false),
  )
  actions.editAuthorizer(authorizer, false)
  await run(page)
  return page
}

/** Answers everything that what is in sight needs, as the worker does. */
export async function explain(page: Store): Promise<void> {
  const state = page.getState()
  const result = shownReport(state)!
  const { work } = result
  const questions = questionsWanted(state)
  const { revision } = work
  const request = { kind: "explain", id: 0, revision, work, questions } as const
  const reply = await new Answers().answer(request)
  if (reply.kind !== "explain") throw new Error(`not explained: ${reply.kind}`)
  state.actions.finishExplanations(
    result,
    new Map(questions.map((question, i) => [questionKey(question), reply.answers[i] ?? null])),
  )
}

export const textOf = (page: Store, document: DocumentId): string =>
  document === "authorizer"
    ? page.getState().documents.authorizer.text
    : written(page.getState().documents).blocks.find(({ id }) => id === document)!.text

/** The id of a written block by its number. */
export const idOf = (page: Store, block: number): number =>
  written(page.getState().documents).blocks[block]!.id
