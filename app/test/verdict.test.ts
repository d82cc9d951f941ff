import { describe, expect, it } from "vitest"
import { strictLimits } from "../../src/worker/index.ts"
import { ladder } from "../state/derive/ladder.ts"
import type { Actions, RunError, Store } from "../state/state.ts"
import { rootKey, shownToken } from "../state/derive/token.ts"
import { explanation, settledVerdict, verdict } from "../state/derive/verdict.ts"
import { messagePieces } from "../state/derive/words.ts"
import { opened, run } from "./pages.ts"

async function after(...steps: readonly ((actions: Actions) => void)[]): Promise<Store> {
  const page = await opened()
  for (const step of steps) {
    step(page.getState().actions)
    await run(page)
  }
  return page
}

const said = (page: Store) => verdict(page.getState())
const rungs = (page: Store): string[] =>
  ladder(page.getState()).map(({ tone, label, detail }) =>
    [tone, label, ...(detail === "" ? [] : [detail])].join(" | "),
  )

describe("a request that is denied", () => {
  it("by a check is told which check, and that a policy would allow it", async () => {
    const page = await after(({ editBlock }) => editBlock(1, 'check if operation("write");', false))
    expect(said(page)).toMatchObject({
      headline: "Denied",
      summary: "1 of 1 check failed; policy 0 would allow it",
      reason: "check 0 of block 1 failed",
      clause: 'check if operation("write")',
    })
  })

  it("by several checks is told the first of them", async () => {
    const page = await after(({ editBlock }) =>
      editBlock(1, "check if true; check if false; check if false;", false),
    )
    expect(said(page).reason).toBe("check 1 of block 1 failed, and 1 more")
  })

  it("by a policy is told which one", async () => {
    const page = await after(
      ({ editBlock }) => editBlock(1, "", false),
      ({ editAuthorizer }) => editAuthorizer("deny if true; allow if true;", false),
    )
    expect(said(page)).toMatchObject({
      summary: "policy 0 denies it",
      reason: "policy 0 of the authorizer denies it",
      clause: "deny if true",
    })
  })

  it("because nothing allows it is told how many policies were tried", async () => {
    const reason = async (policies: string): Promise<string> => {
      const page = await after(
        ({ editBlock }) => editBlock(1, "", false),
        ({ editAuthorizer }) => editAuthorizer(policies, false),
      )
      expect(said(page)).toMatchObject({ summary: "no policy matches", clause: null })
      return said(page).reason
    }
    const rest = "and what no policy allows is denied"
    expect(await reason("")).toBe(`the authorizer has no policy, ${rest}`)
    expect(await reason("allow if false;")).toBe(`the only policy does not match, ${rest}`)
    expect(await reason("allow if false; deny if false;")).toBe(
      `none of 2 policies matches, ${rest}`,
    )
  })
})

describe("a run without a verdict", () => {
  const failing = async (error: RunError): Promise<Store> => {
    const page = await opened()
    const { results } = page.getState()
    page.setState({ results: { ...results, error: { work: results.report!.work, value: error } } })
    return page
  }

  it("can be run again after a crash, a deadline, or being stopped", async () => {
    const errors: readonly RunError[] = [
      { code: "Crash", message: "out of memory" },
      { code: "Timeout", message: "the run was stopped after 3 s" },
      { code: "Stopped", message: "you stopped the run" },
    ]
    const verdicts = await Promise.all(errors.map(async (error) => said(await failing(error))))
    expect(verdicts.map(({ headline, summary }) => `${headline}: ${summary}`)).toEqual([
      "Engine crashed: out of memory",
      "Stopped: the run was stopped after 3 s: time limit of this page",
      "Stopped: you stopped the run",
    ])
    expect(verdicts.every(({ again }) => again)).toBe(true)
  })

  it("leaves the result of an earlier run, and says so", async () => {
    const page = await failing({ code: "Stopped", message: "you stopped the run" })
    expect(explanation(page.getState())).toBe(
      "you stopped the run; this is the result of an earlier run",
    )
  })

  it("has no steps", async () => {
    expect(rungs(await failing({ code: "Crash", message: "" }))).toEqual([])
  })

  it("names the limit of blocks", async () => {
    const page = await after(
      ({ chooseLimits }) => chooseLimits("strict"),
      ...Array.from(
        { length: strictLimits.maxBlocks },
        () =>
          ({ addBlock }: Actions) =>
            addBlock(),
      ),
    )
    expect(said(page)).toMatchObject({
      headline: "Rejected",
      summary: "BiscuitBoundsExceeded: 6 blocks after the authority, at most 5 allowed",
    })
    expect(rungs(page).slice(0, 2)).toEqual([
      "allow | signatures",
      "deny | BiscuitBoundsExceeded | 6 blocks",
    ])
  })

  it("names a strict bound and both numbers, whatever the policies say", async () => {
    const facts = Array.from({ length: 1001 }, (_, i) => `n(${i});`).join("")
    for (const policy of ["allow if true;", "deny if true;", ""]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = await after(
        ({ chooseLimits }) => chooseLimits("strict"),
        ({ editAuthorizer }) => editAuthorizer(facts + policy, false),
      )
      expect(said(page)).toMatchObject({
        tone: "deny",
        headline: "Rejected",
        summary: expect.stringMatching(
          /^BiscuitBoundsExceeded: 1,00\d facts, at most 1,000 allowed$/,
        ),
        reason: "the token is rejected whatever the policies say",
      })
    }
  })

  it("names the clause of an error", async () => {
    const page = await after(({ editAuthorizer }) =>
      editAuthorizer("check if 1 / 0 === 1; allow if true;", false),
    )
    expect(said(page)).toMatchObject({
      headline: "Failed",
      summary: "division by zero in check 0 of the authorizer",
      clause: "check if 1 / 0 === 1",
    })
    expect(rungs(page).slice(-2)).toEqual(["deny | check 0 of the authorizer", "none | policies"])
  })
})

describe("the steps to a verdict", () => {
  it("go in the order of the procedure, and count what passed", async () => {
    const page = await after(
      ({ editBlock }) => editBlock(0, "check if true; check if true;", false),
      ({ editAuthorizer }) =>
        editAuthorizer(
          'check if true; operation("read"); time(2026-01-01T00:00:00Z); allow if true;',
          false,
        ),
    )
    expect(rungs(page)).toEqual([
      "allow | signatures",
      "allow | limits",
      "allow | authorizer | 1 check",
      "allow | authority | 2 checks",
      "allow | block 1 | 2 checks",
      "allow | policy 0: allow",
    ])
  })

  const chain = (broken: readonly number[], total: number): Promise<Store> =>
    after(
      ...Array.from(
        { length: total - 1 },
        () =>
          ({ addBlock }: Actions) =>
            addBlock(),
      ),
      ({ editBlock }) => {
        for (let id = 1; id <= total; id++) {
          editBlock(id, `check if true; check if ${!broken.includes(id)};`, false)
        }
      },
    )

  it("follow the blocks where they are few", async () => {
    const steps = await chain([1], 2).then(rungs)
    expect(steps.slice(2, -1)).toEqual(["deny | block 1 | check 1", "allow | block 2 | 2 checks"])
  })

  it("fold many blocks that passed into one", async () => {
    expect((await chain([], 12).then(rungs)).at(-2)).toBe("allow | blocks 1–12 | 24 checks")
  })

  it("name three blocks that failed, and count the others", async () => {
    const steps = await chain([2, 4, 6, 8, 9], 9).then(rungs)
    expect(steps.slice(2, -1)).toEqual([
      "allow | 4 blocks | 8 checks",
      "deny | block 2 | check 1",
      "deny | block 4 | check 1",
      "deny | block 6 | check 1",
      "deny | +2 more",
    ])
  })

  it("lead to the first clause that failed, also from those that are counted", async () => {
    const page = await chain([1, 2, 3, 4], 4)
    const clauses = ladder(page.getState()).map(({ clause }) => clause)
    expect(clauses.slice(-5, -1)).toEqual(
      [1, 2, 3, 4].map((block) => ({ kind: "check", block, index: 1 })),
    )
  })
})

describe("a pasted token's verdict", () => {
  const pasted = async (key: (rootKey: string) => string): Promise<Store> => {
    const page = await opened()
    const { text } = shownToken(page.getState())!
    const publicKey = key(rootKey(page.getState())!)
    const { openPasted, pasteToken, setPublicKey } = page.getState().actions
    openPasted()
    pasteToken(text)
    setPublicKey(publicKey)
    await run(page)
    return page
  }

  it("is qualified while nobody checked its signatures", async () => {
    const page = await pasted(() => "")
    expect(said(page)).toMatchObject({ tone: "warn", headline: "Allowed if genuine", clause: null })
    expect(said(page).reason).toContain("enter the root public key")
    page.getState().actions.editAuthorizer("allow if false;", false)
    await run(page)
    expect(said(page)).toMatchObject({ tone: "deny", headline: "Denied" })
    expect(said(page).reason).toContain("signatures not checked")
    expect(rungs(page)[0]).toBe("warn | signatures not checked")
  })

  it("is a refusal with another key, whatever its Datalog says", async () => {
    const page = await pasted((root) => `${root.slice(0, -2)}00`)
    expect(said(page)).toMatchObject({ tone: "deny", headline: "Refused" })
    expect(said(page).reason).toContain("its Datalog alone would be allowed")
    expect(rungs(page)[0]).toBe("deny | signatures")
  })

  it("is read out as none while nothing is pasted", async () => {
    const page = await after(({ openPasted }) => openPasted())
    expect(said(page).headline).toBe("No token yet")
    expect(rungs(page)).toEqual([])
  })
})

describe("telling the verdict", () => {
  it("waits until it is of the newest text", async () => {
    const page = await opened()
    expect(settledVerdict(page.getState())).toMatch(/^Allowed\. policy 0 allows it/)
    page.getState().actions.editAuthorizer("allow if", false)
    expect(settledVerdict(page.getState())).toBeNull()
  })
})

describe("a message", () => {
  it("is code between backticks, and words elsewhere", () => {
    expect(messagePieces("expected `a` or `b`")).toEqual([
      { text: "expected ", isCode: false },
      { text: "a", isCode: true },
      { text: " or ", isCode: false },
      { text: "b", isCode: true },
    ])
    expect(messagePieces("`a` and ` alone")).toEqual([
      { text: "a", isCode: true },
      { text: " and ` alone", isCode: false },
    ])
    expect(messagePieces("")).toEqual([])
  })
})

describe("the steps of a run that failed", () => {
  it("say that checks and policies were not reached after a limit", async () => {
    const page = await after(
      ({ changeLimit }) => changeLimit("maxFacts", 2),
      ({ editAuthorizer }) => editAuthorizer("f($u) <- user($u); allow if true;", false),
    )
    expect(rungs(page)).toEqual([
      "allow | signatures",
      "deny | limits | 4 facts",
      "none | checks",
      "none | policies",
    ])
  })

  it("say the same after a rule that raised an error", async () => {
    const page = await after(({ editAuthorizer }) =>
      editAuthorizer("f($u) <- user($u), 1 / 0 == 1; allow if true;", false),
    )
    expect(rungs(page)).toEqual([
      "allow | signatures",
      "allow | limits",
      "deny | rule 0 of the authorizer",
      "none | checks",
      "none | policies",
    ])
  })

  it("name the policy that had decided before the check of a block raised an error", async () => {
    const page = await after(
      ({ editAuthorizer }) => editAuthorizer("allow if true;", false),
      ({ editBlock }) => editBlock(1, "check if 1 / 0 == 1;", false),
    )
    expect(rungs(page)).toEqual([
      "allow | signatures",
      "allow | limits",
      "deny | check 0 of block 1",
      "allow | policy 0: allow",
    ])
  })
})
