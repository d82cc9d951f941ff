/** Asks queries of a page as the worker answers them. */
import { Answers } from "../../src/worker/answer.ts"
import type { Viewpoint } from "../../src/worker/index.ts"
import { questionsWanted } from "../state/derive/explanations.ts"
import { type AnswerTable, answerTable, queryResult } from "../state/derive/query-answer.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { Store } from "../state/state.ts"

/** Answers the query of a page whose pane is open, as the worker does. */
async function answer(page: Store): Promise<void> {
  const state = page.getState()
  const result = shownReport(state)!
  const { work } = result
  const { revision } = work
  const questions = questionsWanted(state).filter(({ kind }) => kind === "query")
  const [question] = questions
  if (question?.kind !== "query") return
  const request = { kind: "explain", id: 0, revision, work, questions } as const
  const reply = await new Answers().answer(request)
  const value = reply.kind === "explain" ? reply.answers[0] : null
  state.actions.finishQuery({ result, question, value: value?.kind === "query" ? value : null })
}

/** What the pane of the query then shows. */
export async function ask(page: Store, text: string, viewpoint?: Viewpoint): Promise<AnswerTable> {
  const { actions } = page.getState()
  actions.openPane("query")
  actions.editQuery(text, false)
  if (viewpoint !== undefined) actions.chooseViewpoint(viewpoint)
  await answer(page)
  return answerTable(queryResult(page.getState())!)
}

export const authorizerText = (page: Store): string => page.getState().documents.authorizer.text
