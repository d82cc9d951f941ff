import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Answers } from "../../src/worker/answer.ts"
import type { Question } from "../../src/worker/index.ts"
import { clauseAnswer } from "../state/derive/explanations.ts"
import { work } from "../state/derive/work.ts"
import { explainInSight } from "../state/explain.ts"
import type { Host } from "../state/host.ts"
import type { Store } from "../state/state.ts"
import { openPage, run } from "./pages.ts"

interface Explaining {
  readonly engine: Host["engine"]
  readonly asked: (readonly Question[])[]
  /** Lets time pass, and what was asked be answered. */
  wait(milliseconds: number): Promise<void>
}

/** An engine that only explains, and what it was asked. */
function explaining(fails = false): Explaining {
  const answers = new Answers()
  const asked: (readonly Question[])[] = []
  const replies: Promise<unknown>[] = []
  const engine: Host["engine"] = {
    run: async () => null,
    facts: async () => null,
    factsText: async () => null,
    snapshot: async () => null,
    explain: async (work, questions) => {
      asked.push(questions)
      const { revision } = work
      const error = { code: "Crash", message: "died" } as const
      if (fails) return { kind: "failed", id: 0, revision, error }
      const answer = answers.answer({ kind: "explain", id: 0, revision, work, questions })
      replies.push(answer)
      const reply = await answer
      return reply.kind === "explain" ? reply : null
    },
    stop: () => {},
  }
  const wait = async (milliseconds: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    await Promise.all(replies)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { engine, asked, wait }
}

const check = { kind: "check", block: "authorizer", index: 0 } as const
const policy = { kind: "policy", block: "authorizer", index: 0 } as const

/** With what the checks of the first example's token ask for. */
async function write(page: Store, authorizer: string): Promise<void> {
  const text = `operation("read"); time(2026-06-01T12:00:00Z);\n${authorizer}`
  page.getState().actions.editAuthorizer(text, false)
  await run(page)
}

const namesOf = (questions: readonly Question[]): readonly string[] =>
  questions.map((question) =>
    question.kind === "clause" ? `${question.at.kind} ${question.at.index}` : question.kind,
  )

describe("explaining what is in sight", () => {
  let end = (): void => {}
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    end()
    vi.useRealTimers()
  })

  it("asks for the clauses that decided, once a result has rested", async () => {
    const page = openPage()
    const { engine, asked, wait } = explaining()
    end = explainInSight(page, engine)
    await write(page, 'check if a(1); allow if user("alice");')
    await wait(140)
    expect(asked).toEqual([])
    await wait(20)
    expect(asked.map(namesOf)).toEqual([["check 0", "policy 0", "coverage"]])
  })

  it("asks for nothing while results follow each other", async () => {
    const page = openPage()
    const { engine, asked, wait } = explaining()
    end = explainInSight(page, engine)
    for (const text of ["allow if a(1);", "allow if a(12);", "allow if a(123);"]) {
      await write(page, text)
      await wait(120)
    }
    expect(asked).toEqual([])
    await wait(120)
    expect(asked).toHaveLength(1)
  })

  it("asks at once for what the reader opens, and only for that", async () => {
    const page = openPage()
    const { engine, asked, wait } = explaining()
    end = explainInSight(page, engine)
    await write(page, "check if true; allow if true;")
    await wait(160)
    page.getState().actions.explainClause(check)
    await wait(1)
    expect(asked.map(namesOf)).toEqual([["policy 0", "coverage"], ["check 0"]])
    expect(clauseAnswer(page.getState(), check)).toMatchObject({ outcome: "holds" })
  })

  it("keeps what was said of a clause that is still the same until it is explained anew", async () => {
    const page = openPage()
    const { engine, wait } = explaining()
    end = explainInSight(page, engine)
    await write(page, "check if a(1); allow if true;")
    await wait(160)
    const before = clauseAnswer(page.getState(), check)
    expect(before).toMatchObject({ outcome: "fails" })
    await write(page, "other(1); check if a(1); allow if true;")
    expect(clauseAnswer(page.getState(), check)).toBe(before)
    expect(clauseAnswer(page.getState(), policy)).toBeDefined()
    await write(page, "check if a(2); allow if true;")
    expect(clauseAnswer(page.getState(), check)).toBeUndefined()
    await wait(160)
    expect(clauseAnswer(page.getState(), check)).toMatchObject({ outcome: "fails" })
  })

  it("explains the last result while a text has errors, and not while a newer one is run", async () => {
    const page = openPage()
    const { engine, asked, wait } = explaining()
    end = explainInSight(page, engine)
    await write(page, "check if a(1); allow if true;")
    page.getState().actions.editAuthorizer("allow if true", true)
    page.getState().actions.explainClause(check)
    await wait(160)
    expect(asked).toEqual([])
    page.getState().actions.editAuthorizer("allow if", true)
    await wait(160)
    expect(asked).toHaveLength(1)
    expect(clauseAnswer(page.getState(), check)).toMatchObject({ outcome: "fails" })
  })

  it("explains the last result when a newer one failed", async () => {
    const page = openPage()
    const { engine, asked, wait } = explaining()
    end = explainInSight(page, engine)
    await write(page, "check if a(1); allow if true;")
    const { actions } = page.getState()
    actions.editAuthorizer("allow if true;", true)
    await wait(160)
    expect(asked).toEqual([])
    const { documents, keyring, revision } = page.getState()
    const error = { code: "Timeout", message: "too slow" } as const
    actions.finishRun(work(documents, keyring, revision)!, {
      kind: "failed",
      id: 0,
      revision,
      error,
    })
    await wait(160)
    expect(asked).toHaveLength(1)
  })

  it("does not ask again what the worker failed on", async () => {
    const page = openPage()
    const { engine, asked, wait } = explaining(true)
    end = explainInSight(page, engine)
    await write(page, "check if a(1); allow if true;")
    await wait(160)
    page.getState().actions.openPane("facts")
    page.getState().actions.openPane("why")
    await wait(160)
    expect(asked).toHaveLength(1)
    expect(clauseAnswer(page.getState(), check)).toBeNull()
  })
})
