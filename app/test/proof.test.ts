import { describe, expect, it } from "vitest"
import { printFact } from "../../src/ast/index.ts"
import { Answers } from "../../src/worker/answer.ts"
import type { Proof, ProofNode } from "../../src/worker/index.ts"
import { questionKey, questionsWanted } from "../state/derive/explanations.ts"
import { factGroups } from "../state/derive/facts.ts"
import {
  hasOthers,
  otherDerivations,
  proofSentence,
  rootEntry,
  type ShownProof,
  shownProof,
} from "../state/derive/proof.ts"
import {
  drawnAtOnce,
  firstProofView,
  type ProofLine,
  proofLines,
  proofMove,
  type ProofView,
} from "../state/derive/proof-lines.ts"
import { shownReport } from "../state/derive/shown.ts"
import type { ReportResult, Store } from "../state/state.ts"
import { opened, openPage, run } from "./pages.ts"

/** A node of which rule 0 of the authority makes f(number) of its premises; a given fact without any. */
const node = (number: number, premises: readonly number[]): ProofNode => ({
  fact: {
    name: "f",
    terms: [{ kind: "integer", value: BigInt(number) }],
    origin: [0],
    round: premises.length === 0 ? 0 : number,
    from: { kind: premises.length === 0 ? "fact" : "rule", block: 0, index: 0 },
  },
  bindings: [],
  premises,
  conditions: [],
  repeats: 0,
})

const proofOf = (...premises: readonly (readonly number[])[]): Proof => ({
  kind: "proof",
  roots: [premises.length - 1],
  nodes: premises.map((list, number) => node(number, list)),
  complete: true,
})

const chain = (length: number): Proof =>
  proofOf(...Array.from({ length }, (_, i) => (i === 0 ? [] : [i - 1])))

const result: ReportResult = shownReport((await opened()).getState())!

const shownOf = (proof: Proof): ShownProof => ({ result, proof, root: proof.roots[0]! })

const linesOf = (proof: Proof, view: Partial<ProofView> = {}): readonly ProofLine[] =>
  proofLines(shownOf(proof), { ...firstProofView, ...view }).lines

const drawn = (lines: readonly ProofLine[]): string[] =>
  lines.map(
    ({ level, entry, state }) => `${"  ".repeat(level - 1)}${entry.fact!.terms.join()} ${state}`,
  )

describe("the lines of a proof", () => {
  it("stand under what they support, in the order of the rule's body", () => {
    const lines = linesOf(proofOf([], [], [1, 0], [2, 1]))
    expect(drawn(lines)).toEqual(["3 open", "  2 open", "    1 leaf", "    0 leaf", "  1 leaf"])
    expect(lines.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      "1/1",
      "1/2",
      "1/2",
      "2/2",
      "2/2",
    ])
  })

  it("prove a fact once, and lead back to it from where it is used again", () => {
    const lines = linesOf(proofOf([], [0], [1, 1], [2, 1]))
    expect(drawn(lines)).toEqual([
      "3 open",
      "  2 open",
      "    1 open",
      "      0 leaf",
      "    1 repeat",
      "  1 repeat",
    ])
    expect(lines.map(({ first }) => first)).toEqual([null, null, null, null, "0.0.0", "0.0.0"])
  })

  it("are open down to the third level, and further where the reader opens them", () => {
    expect(drawn(linesOf(chain(9)))).toEqual(["8 open", "  7 open", "    6 open", "      5 closed"])
    expect(linesOf(chain(9), { opened: new Map([["0.0.0.0", true]]) })).toHaveLength(5)
    expect(linesOf(chain(9), { opened: new Map([["0", false]]) })).toHaveLength(1)
    expect(linesOf(chain(9), { isAllOpen: true })).toHaveLength(9)
  })

  it("are drawn in portions, however long the chain", () => {
    const shown = shownOf(chain(2000))
    const first = proofLines(shown, { ...firstProofView, isAllOpen: true })
    expect(first).toMatchObject({ isCut: true, isClosed: false })
    expect(first.lines).toHaveLength(drawnAtOnce)
    const more = proofLines(shown, { ...firstProofView, isAllOpen: true, most: 5000 })
    expect(more).toMatchObject({ isCut: false })
    expect(more.lines).toHaveLength(2000)
  })

  it("do not multiply where every fact supports two", () => {
    const twice = proofOf(...Array.from({ length: 60 }, (_, i) => (i === 0 ? [] : [i - 1, i - 1])))
    expect(linesOf(twice, { isAllOpen: true, most: 5000 })).toHaveLength(1 + 2 * 59)
  })

  it("stay the same objects where nothing about them changed", () => {
    const proof = chain(9)
    const before = linesOf(proof)
    const after = linesOf(proof, { opened: new Map([["0.0.0.0", true]]) })
    expect(after[1]).toBe(before[1])
    expect(after[3]).not.toBe(before[3])
  })
})

describe("keys in a proof", () => {
  const lines = linesOf(proofOf([], [0], [1, 1], [2, 1]))
  const move = (current: string, key: string): string => {
    const made = proofMove(lines, current, key)
    return made === null ? "" : `${made.kind} ${made.key}`
  }

  it("go from line to line", () => {
    expect(move("0", "ArrowDown")).toBe("go 0.0")
    expect(move("0.0", "ArrowUp")).toBe("go 0")
    expect(move("0", "ArrowUp")).toBe("")
    expect(move("0.0.0", "Home")).toBe("go 0")
    expect(move("0", "End")).toBe("go 0.1")
  })

  it("open and close, and go in and out", () => {
    expect(move("0.0", "ArrowLeft")).toBe("close 0.0")
    expect(move("0.0", "ArrowRight")).toBe("go 0.0.0")
    expect(move("0.0.0.0", "ArrowLeft")).toBe("go 0.0.0")
    expect(move("0.0.0.0", "ArrowRight")).toBe("")
    const closed = linesOf(chain(9))
    expect(proofMove(closed, "0.0.0.0", "ArrowRight")).toEqual({ kind: "open", key: "0.0.0.0" })
    expect(
      proofMove(linesOf(chain(2), { opened: new Map([["0", false]]) }), "0", "ArrowLeft"),
    ).toBe(null)
  })

  it("lead from a repeated fact to where it is proved", () => {
    expect(move("0.1", "ArrowRight")).toBe("go 0.0.0")
  })

  it("do nothing where no line is, and none of them is theirs", () => {
    expect(move("0.7", "ArrowDown")).toBe("")
    expect(move("0", "x")).toBe("")
  })
})

/** A page whose authority is `text`, looking at the proof of the first fact of a predicate. */
async function proved(text: string, name: string) {
  const store = openPage()
  await rewrite(store, text)
  const group = factGroups(shownReport(store.getState())!.value, "").find(
    (each) => each.name === name,
  )!
  store.getState().actions.explainFact(group.lines[0]!.fact)
  await explain(store)
  return { store, shown: () => shownProof(store.getState()) }
}

async function rewrite(store: Store, text: string): Promise<void> {
  store.getState().actions.editBlock(0, text, false)
  await run(store)
}

/** Answers what the page wants to know. */
async function explain({ getState }: Store): Promise<void> {
  const { work } = shownReport(getState())!
  const questions = questionsWanted(getState())
  const { revision } = work
  const request = { kind: "explain", id: 0, revision, work, questions } as const
  const reply = await new Answers().answer(request)
  if (reply.kind !== "explain") throw new Error("the questions were not answered")
  const answers = new Map(questions.map((each, i) => [questionKey(each), reply.answers[i]!]))
  getState().actions.finishExplanations(shownReport(getState())!, answers)
}

const readers = `user("alice"); user("bob"); right("file1", "read");
reader($u, $f) <- user($u), right($f, $o), $o == "read";
reader($u, $f) <- right($f, "read"), user($u);`

describe("the proof of a fact of a run", () => {
  it("says which rule made it, with its bindings and conditions", async () => {
    const shown = (await proved(readers, "reader")).shown()!
    expect(proofSentence(shown)).toBe("Derived in round 1 by rule 0 of authority from 2 facts.")
    const { making, maker } = rootEntry(shown)
    expect(maker).toBe("round 1, rule 0 of authority")
    expect(making!.bindings.map(({ variable, value }) => `$${variable} = ${value}`)).toEqual([
      '$u = "alice"',
      '$f = "file1"',
      '$o = "read"',
    ])
    expect(making!.conditions).toEqual(['$o == "read"'])
    expect(making!.text).toContain("reader($u, $f) <- user($u)")
    const { lines } = proofLines(shown, firstProofView)
    expect(lines.map(({ entry }) => printFact(entry.fact!.key))).toEqual([
      'reader("alice", "file1")',
      'user("alice")',
      'right("file1", "read")',
    ])
    expect(lines[1]!.entry.maker).toBe("stated by the authority")
  })

  it("tells its other derivations when asked", async () => {
    const { store, shown } = await proved(readers, "reader")
    expect(hasOthers(shown()!)).toBe(true)
    expect(otherDerivations(store.getState())).toBeUndefined()
    store.getState().actions.showOtherDerivations(true)
    await explain(store)
    const { list, isComplete } = otherDerivations(store.getState())!
    expect(list.map(({ maker }) => maker)).toEqual(["rule 1 of authority"])
    expect(isComplete).toBe(true)
  })

  it("says who stated a given fact", async () => {
    const shown = (await proved(readers, "operation")).shown()!
    expect(proofSentence(shown)).toBe("Stated by the authorizer.")
    expect(rootEntry(shown).making).toBeNull()
  })

  it("keeps the lines of what an edit elsewhere left as it was", async () => {
    const { store, shown } = await proved(readers, "reader")
    const before = proofLines(shown()!, firstProofView).lines
    await rewrite(store, `${readers}\nuser("cyd");`)
    await explain(store)
    const after = proofLines(shown()!, firstProofView).lines
    expect(after).not.toBe(before)
    after.forEach((line, i) => expect(line).toBe(before[i]))
    await rewrite(store, readers.replace('$o == "read"', '$o != "write"'))
    await explain(store)
    expect(proofLines(shown()!, firstProofView).lines[0]).not.toBe(before[0])
  })

  it("is null once the run holds the fact no more", async () => {
    const { store, shown } = await proved(readers, "reader")
    const before = shown()
    await rewrite(store, 'user("bob");')
    expect(shown()).toBe(before)
    await explain(store)
    expect(shown()).toBeNull()
  })
})

describe("the proof of what a clause matched", () => {
  const policy = { kind: "policy", block: "authorizer", index: 0 } as const

  async function matched(authority: string, authorizer: string): Promise<Store> {
    const store = openPage()
    const { editAuthorizer, editBlock, explainMatch } = store.getState().actions
    editBlock(1, "", false)
    editAuthorizer(authorizer, false)
    editBlock(0, authority, false)
    await run(store)
    explainMatch(policy, 0)
    await explain(store)
    // The facts that it matched are known now, and asked about.
    await explain(store)
    return store
  }

  it("has the clause above the facts, and what they rest on below them", async () => {
    const store = await matched(readers, 'allow if reader($u, "file1"), user($u), $u == "alice";')
    const shown = shownProof(store.getState())!
    expect(proofSentence(shown)).toBe("Policy 0 matches 2 facts.")
    const { lines } = proofLines(shown, firstProofView)
    expect(lines.map(({ level, entry }) => [level, entry.fact?.name ?? entry.maker])).toEqual([
      [1, "policy 0"],
      [2, "reader"],
      [3, "user"],
      [3, "right"],
      [2, "user"],
    ])
    expect(lines[0]!.entry.making).toMatchObject({
      clause: policy,
      bindings: [{ variable: "u", value: '"alice"' }],
      conditions: ['$u == "alice"'],
    })
  })

  it("is gone when the clause matches no more", async () => {
    const store = await matched(readers, 'allow if reader($u, "file1");')
    await rewrite(store, 'user("alice");')
    await explain(store)
    expect(shownProof(store.getState())).toBeNull()
  })
})
