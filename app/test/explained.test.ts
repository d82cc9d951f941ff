import { describe, expect, it } from "vitest"
import { Answers } from "../../src/worker/answer.ts"
import {
  type ExplainedClause,
  chosenAttempt,
  explained,
  lastExplained,
} from "../state/derive/explained.ts"
import { questionKey, questions } from "../state/derive/explanations.ts"
import { fixTexts } from "../state/derive/fix-texts.ts"
import type { Requirement } from "../state/derive/requirements.ts"
import { plainText } from "../state/derive/sentences.ts"
import { shownReport } from "../state/derive/shown.ts"
import { styledDatalog } from "../state/derive/styled.ts"
import { settledVerdict, verdictReason } from "../state/derive/verdict.ts"
import { whyRows } from "../state/derive/why.ts"
import type { Actions, Store } from "../state/state.ts"
import { opened, run } from "./pages.ts"

/** Answers what the page wants to know of its result. */
async function explain(page: Store): Promise<void> {
  const result = shownReport(page.getState())!
  const asked = questions(page.getState())
  const reply = await new Answers().answer({
    kind: "explain",
    id: 0,
    revision: result.work.revision,
    work: result.work,
    questions: asked,
  })
  if (reply.kind !== "explain") throw new Error("not explained")
  const answers = asked.map((question, i) => [questionKey(question), reply.answers[i]!] as const)
  page.getState().actions.finishExplanations(result, new Map(answers))
}

/** The first example with other texts, run and explained. */
async function written(write: (actions: Actions) => void): Promise<Store> {
  const page = await opened()
  write(page.getState().actions)
  await run(page)
  await explain(page)
  return page
}

/** With what the first example's block asks for. */
const authorizer = (text: string): Promise<Store> =>
  written(({ editAuthorizer, editBlock }) => {
    editBlock(1, "", false)
    editAuthorizer(text, false)
  })

const check = { kind: "check", block: "authorizer", index: 0 } as const
const policy = { kind: "policy", block: "authorizer", index: 0 } as const

function shown(page: Store, clause: typeof check | typeof policy = check): ExplainedClause {
  const answer = explained(page.getState(), clause)
  if (answer === null || answer === undefined) throw new Error("nothing is explained")
  return answer
}

const factText = ({ pieces }: { readonly pieces: readonly { readonly text: string }[] }): string =>
  pieces.map(({ text }) => text).join("")

/** A requirement in one line: what was found for it, in words. */
function line(requirement: Requirement): string {
  switch (requirement.kind) {
    case "fact":
      return `met ${factText(requirement.fact)}`
    case "missing":
      return `${requirement.isFirst ? "first missing" : "missing"} ${requirement.wanted}`
    case "condition":
      return `${requirement.text}: ${requirement.result}`
    default:
      return requirement satisfies never
  }
}

const lines = (page: Store, clause?: typeof policy): string[] =>
  shown(page, clause).branches[0]!.attempts[0]!.requirements.map(line)

describe("the explanation of a failed check", () => {
  it("is a checklist of what its closest attempt met, and what it lacks", async () => {
    const page = await authorizer(
      'check if user($u), owner($u, $f), group($g), $g == "a", $u == "alice"; allow if true;',
    )
    expect(lines(page)).toEqual([
      'met user("alice")',
      'first missing owner("alice", $f)',
      "missing group($g)",
      '$g == "a": not tested: $g has no value',
      '$u == "alice": true',
    ])
    expect(shown(page).branches[0]!.attempts[0]!.heading).toBe("Closest attempt: 2 of 5 met")
  })

  it("names the values of a condition, and how far they are off", async () => {
    const page = await authorizer(
      "time(2026-11-20T18:04:00Z); check if time($t), $t < 2026-01-01T00:00:00Z; allow if true;",
    )
    const [, condition] = shown(page).branches[0]!.attempts[0]!.requirements
    expect(condition).toMatchObject({
      tone: "deny",
      result: "false",
      values: [{ text: "$t", value: "2026-11-20T18:04:00Z", note: "323 days later" }],
    })
  })

  it("shows the fact that fits but may not be read, and none that fit less", async () => {
    const page = await written(({ editBlock, editAuthorizer }) => {
      editBlock(1, 'right("file9", "read");', false)
      editAuthorizer('check if right("file9", "read"); allow if true;', false)
    })
    const [missing] = shown(page).branches[0]!.attempts[0]!.requirements
    if (missing?.kind !== "missing") throw new Error("nothing is missing")
    expect(missing.reason).toBe("exists, but may not be read here")
    expect(missing.nearest.map(({ fact, note }) => `${factText(fact)}: ${note}`)).toEqual([
      'right("file9", "read"): block 1 said it; not trusted here',
    ])
  })

  it("shows the nearest facts, with what differs", async () => {
    const page = await written(({ editBlock, editAuthorizer }) => {
      editBlock(1, 'right("file8", "read");', false)
      editAuthorizer('check if right("file9", "read"); allow if true;', false)
    })
    const [missing] = shown(page).branches[0]!.attempts[0]!.requirements
    if (missing?.kind !== "missing") throw new Error("nothing is missing")
    expect(missing.reason).toBe("no fact is like this")
    expect(missing.nearest.map(({ fact, note }) => `${factText(fact)}: ${note}`)).toEqual([
      'right("file8", "read"): block 1 said it; not trusted here; argument 1 differs',
      'right("file1", "read"): argument 1 differs',
      'right("file2", "write"): arguments 1 and 2 differ',
    ])
    const [, near] = missing.nearest
    expect(near!.fact.pieces.filter(({ differs }) => differs)).toEqual([
      { text: '"file1"', differs: true },
    ])
  })

  it("goes branch by branch, each with its own cause", async () => {
    const page = await authorizer("check if a(1) or b(1); allow if true;")
    const { branches } = shown(page)
    expect(branches.map(({ cause }) => cause && plainText(cause))).toEqual([
      expect.stringContaining("a(1)"),
      expect.stringContaining("b(1)"),
    ])
  })

  it("is a counterexample for `check all`, and the match for `reject if`", async () => {
    const all = await authorizer('check all right($f, $o), $o == "read"; allow if true;')
    expect(shown(all).branches[0]).toMatchObject({ more: "among 2 matches of the predicates" })
    expect(shown(all).branches[0]!.attempts[0]!.heading).toBe("Counterexample")
    const reject = await authorizer("reject if right($f, $o); allow if true;")
    expect(shown(reject).branches[0]).toMatchObject({ more: "and 1 more match" })
    expect(shown(reject).branches[0]!.attempts[0]!.heading).toBe("The match that it rejects")
  })

  it("shows the attempt that the reader chose, each under its own heading", async () => {
    const page = await authorizer("check if right($f, $o), owner($f); allow if true;")
    const headings = shown(page).branches[0]!.attempts.map(({ heading }) => heading)
    expect(headings).toEqual(["Closest attempt: 1 of 2 met", "Another attempt: 1 of 2 met"])
    expect(chosenAttempt(page.getState(), check, 0)).toBe(0)
    page.getState().actions.chooseAttempt(check, 0, 1)
    expect(chosenAttempt(page.getState(), check, 0)).toBe(1)
  })

  it("stays the same object as long as it is the same answer", async () => {
    const page = await authorizer("check if a(1); allow if true;")
    const before = shown(page)
    page.getState().actions.light(null)
    expect(shown(page)).toBe(before)
  })
})

describe("the explanation of a policy", () => {
  it("is the match, with how many more there are", async () => {
    const page = await authorizer("allow if right($f, $o);")
    expect(lines(page, policy)).toEqual(['met right("file1", "read")'])
    expect(shown(page, policy).branches[0]!.more).toBe("and 1 more match")
  })
})

describe("a proposed change", () => {
  it("is told by what it does, what it means, and the lines it changes", async () => {
    const page = await written(({ editBlock, editAuthorizer }) => {
      editBlock(1, 'right("file9", "read");', false)
      editAuthorizer('check if right("file9", "read"); allow if true;', false)
    })
    const [move] = fixTexts(page.getState(), shown(page).fixes)
    expect(plainText(move!.title)).toBe('State right("file9", "read") in the authority')
    expect(move!.outcome).toBe("Then the request is allowed")
    expect(move!.lines).toEqual([
      { change: "removed", block: 1, text: 'right("file9", "read")' },
      { change: "added", block: 0, text: 'right("file9", "read")' },
    ])
  })

  it("to trust a third party shows the clause before and after", async () => {
    const page = await written(({ addThirdPartyBlock, editBlock, editAuthorizer }) => {
      addThirdPartyBlock()
      editBlock(1, "", false)
      editBlock(2, 'group("admin");', false)
      editAuthorizer('check if group("admin"); allow if true;', false)
    })
    const texts = fixTexts(page.getState(), shown(page).fixes)
    const trust = texts.find(({ fix }) => fix.kind === "trust")!
    expect(plainText(trust.title)).toMatch(/^Trust ed25519\/.{4}….+, which signed block 2$/)
    expect(trust.lines.map(({ change, text }) => `${change} ${text}`)).toEqual([
      'removed check if group("admin")',
      expect.stringMatching(/^added check if group\("admin"\) trusting .*ed25519\//),
    ])
  })
})

describe("the reason of a verdict", () => {
  it("is the clause until the cause is known, then the cause", async () => {
    const page = await opened()
    page.getState().actions.editBlock(1, 'check if operation("write");', false)
    await run(page)
    expect(plainText(verdictReason(page.getState()))).toBe(
      'Check 0 of block 1 failed: check if operation("write")',
    )
    await explain(page)
    expect(plainText(verdictReason(page.getState()))).toBe(
      'Check 0 of block 1 failed: there is operation("read"), but operation("write") is wanted',
    )
    expect(settledVerdict(page.getState())).toContain('operation("write") is wanted')
  })

  it("tells three denials apart", async () => {
    const reason = async (text: string): Promise<string> =>
      plainText(verdictReason((await authorizer(text)).getState()))
    expect(await reason("check if a(1); allow if true;")).toMatch(/^Check 0 .* failed: /)
    expect(await reason("deny if true;")).toMatch(/^Policy 0 of the authorizer denies it: /)
    expect(await reason("allow if a(1);")).toMatch(/^The only policy does not match: /)
    expect(await reason("allow if a(1); allow if b(1);")).toMatch(
      /^None of 2 policies matches; policy 0: /,
    )
  })

  it("drops a cause that an edit made untrue", async () => {
    const page = await authorizer('check if user("bob"); allow if true;')
    page.getState().actions.editBlock(1, 'check if true; user("x");', false)
    page
      .getState()
      .actions.editAuthorizer('user("bob"); check if user("bob"); allow if true;', false)
    await run(page)
    expect(explained(page.getState(), check)).toBeUndefined()
    // Until there is another one, it keeps its place.
    expect(lastExplained(page.getState(), check)?.cause).not.toEqual([])
  })
})

describe("the rows of the Why pane", () => {
  it("say which later policies would match too", async () => {
    const page = await authorizer("allow if true; deny if true; allow if a(1);")
    expect(whyRows(page.getState())!.evaluated.map(({ result }) => result)).toEqual([
      "matches",
      "would also match",
      "not reached",
    ])
  })

  it("have the rules that were asked about, with how often they fired", async () => {
    const page = await authorizer("a($u) <- user($u); b($u) <- owner($u); allow if true;")
    expect(whyRows(page.getState())!.rules).toEqual([])
    for (const index of [0, 1]) {
      page.getState().actions.explainClause({ kind: "rule", block: "authorizer", index })
    }
    await explain(page)
    expect(whyRows(page.getState())!.rules).toMatchObject([
      { text: "a($u) <- user($u)", result: "fired 1 time", isOpen: true },
      { text: "b($u) <- owner($u)", result: "never fired", isOpen: true },
    ])
  })

  it("open what refused, in one place, and leave closed what allows", async () => {
    const page = await authorizer("check if a(1); check if true; allow if true;")
    const { decided, evaluated } = whyRows(page.getState())!
    expect(decided.map(({ result, isOpen }) => `${result} ${isOpen}`)).toEqual([
      "failed true",
      "matches false",
    ])
    expect(evaluated.map(({ isAbove }) => isAbove)).toEqual([true, false, true])
  })

  it("stay the same objects over runs that change nothing about them", async () => {
    const page = await authorizer("check if true; allow if true;")
    const before = whyRows(page.getState())!.evaluated
    page.getState().actions.editBlock(1, "check if true;", false)
    await run(page)
    const after = whyRows(page.getState())!.evaluated
    expect(after.filter((row) => before.includes(row))).toHaveLength(2)
  })
})

describe("code in a sentence", () => {
  it("has no mistakes, though it is no statement", () => {
    const classes = ["3", "true", "group", "ed25519/8d3…04"].map((text) =>
      styledDatalog(text).map(({ text, className }) => `${text} ${className}`.trim()),
    )
    expect(classes).toEqual([
      ["3 tok-number"],
      ["true tok-number"],
      ["group"],
      ["ed25519/8d3 tok-number", "…", "04 tok-number"],
    ])
  })

  it("shows what would turn the words around it as dots", () => {
    const pieces = styledDatalog('s("a\u202eb\u2067c\u200f")').map(({ text }) => text)
    expect(pieces.join("")).toBe('s("a•b•c•")')
  })
})
