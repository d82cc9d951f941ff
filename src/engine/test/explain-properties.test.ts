/**
 * Explanations of generated programs hold what they claim: matches are matches, conditions come to what is
 * shown, no attempt is nearer than the best, and the outcome is that of the run.
 */
import { expect, test } from "vitest"
import { parsePublicKey, printExpression, type Check, type Query } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock } from "../../language/index.ts"
import { ProgramGenerator } from "../../test/programs.ts"
import { caseCount, Random, seed } from "../../test/random.ts"
import { authorize, type Authorization } from "../authorize.ts"
import { ExecutionError } from "../errors.ts"
import { clauseAt } from "../explain/address.ts"
import { explainClause } from "../explain/clause.ts"
import type {
  Attempt,
  BranchExplanation,
  ClauseAddress,
  ClauseExplanation,
  Evaluation,
} from "../explain/types.ts"
import type { RunInput } from "../types.ts"
import {
  BruteForce,
  isRequested,
  conditionIn,
  describeFact,
  differences,
  distance,
  isOpen,
  unify,
  type Measure,
  type Values,
  type WorldFact,
} from "./measure.ts"
import { clausesOf } from "./generated.ts"
import { trusted } from "./naive.ts"

const count = caseCount(400)
const keys = [`ed25519/${"07".repeat(32)}`, `secp256r1/02${"08".repeat(32)}`]
/** Choices of facts up to which every one is tried. */
const mostChoices = 3000
const unlimited = { steps: Infinity, milliseconds: Infinity }

test(`what explanations of ${count} programs from seed ${seed} claim is so`, { timeout: 0 }, () => {
  const tally = new Map<string, number>()
  const note = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1)
  for (let i = 0; i < count; i++) {
    const random = new Random(seed * 1_000_003 + i)
    const program = new ProgramGenerator(random, keys).program({ blockScopes: true })
    const input = inputOf(program)
    const authorization = authorize(input)
    const where = `case ${i}\n${JSON.stringify(program, null, 1)}`
    for (const at of clausesOf(authorization)) new Claims(authorization, at, where, note).check()
  }
  console.log(`explained ${[...tally].map(([what, cases]) => `${what}: ${cases}`).join(", ")}`)
  for (const what of ["match", "counterexample", "closest", "error", "maximal"])
    expect(tally.get(what), `cases of ${what}`).toBeGreaterThan(0)
})

function inputOf({ blocks, authorizer }: ReturnType<ProgramGenerator["program"]>): RunInput {
  return {
    blocks: blocks.map(({ source, signer }) => ({
      block: parseBlock(source).ast,
      externalKey: signer === null ? null : parsePublicKey(keys[signer]!),
    })),
    authorizer: parseAuthorizer(authorizer).ast,
  }
}

function factsOf({ world }: Authorization): readonly WorldFact[] {
  return world!.relations.all.flatMap((relation) =>
    Array.from({ length: relation.visible }, (_, row) => ({
      fact: world!.tuple(relation, row),
      origin: world!.origins.blocks(relation.origin(row)),
    })),
  )
}

/** The claims of one explanation. */
class Claims {
  readonly #authorization: Authorization
  readonly #at: ClauseAddress
  readonly #where: string
  readonly #note: (what: string) => void
  readonly #kind: Check["kind"]
  readonly #queries: readonly Query[]
  readonly #facts: readonly WorldFact[]

  constructor(
    authorization: Authorization,
    at: ClauseAddress,
    where: string,
    note: (what: string) => void,
  ) {
    this.#authorization = authorization
    this.#at = at
    this.#where = `${at.kind} ${at.index} of ${at.block} in ${where}`
    this.#note = note
    const { kind, queries } = clauseAt(authorization.world!, at)!
    this.#kind = kind
    this.#queries = queries
    this.#facts = factsOf(authorization)
  }

  check(): void {
    const explanation = explainClause(this.#authorization, this.#at, unlimited)!
    this.#outcome(explanation)
    expect(explanation.branches.length, this.#where).toBe(this.#queries.length)
    for (const branch of explanation.branches) {
      this.#note(branch.finding)
      expect(branch.complete, this.#where).toBe(true)
      const query = this.#queries[branch.query]!
      const blocks = trusted(
        query.scopes,
        this.#authorization.world!.datalog(this.#at.block).scopes,
        this.#at.block,
        this.#authorization.input,
      )
      expect(new Set(branch.trusted), this.#where).toEqual(realBlocks(blocks, this.#authorization))
      const visible = this.#facts.filter(({ origin }) => origin.every((each) => blocks.has(each)))
      for (const attempt of branch.attempts) this.#attempt(query, attempt, visible)
      this.#finding(query, branch, visible)
    }
  }

  #outcome({ outcome }: ClauseExplanation): void {
    const { verdict, failure } = this.#authorization
    const { kind, block, index } = this.#at
    if (failure?.error instanceof ExecutionError && failure.at !== null) {
      const { at } = failure
      const here =
        at.kind === kind &&
        at.index === index &&
        ("block" in at ? at.block : "authorizer") === block
      if (here) expect(outcome, this.#where).toBe("raises")
    } else if (kind === "rule") {
      expect(outcome, this.#where).not.toBe("raises")
    }
    const check = verdict.checks.find((each) => each.block === block && each.index === index)
    if (kind === "check" && check !== undefined)
      expect(outcome, this.#where).toBe(check.passed ? "holds" : "fails")
    const policy = kind === "policy" ? verdict.policies[index]! : undefined
    if (policy !== undefined && policy.result !== "not-reached")
      expect(outcome, this.#where).toBe(policy.result === "matched" ? "holds" : "fails")
  }

  /** Facts unify under the bindings and may be read; conditions come to what is shown. */
  #attempt(query: Query, attempt: Attempt, visible: readonly WorldFact[]): void {
    const readable = new Set(visible.map(describeFact))
    const values: Values = new Map(attempt.bindings.map(({ name, term }) => [name, term]))
    let grown: Values = new Map()
    attempt.predicates.forEach((outcome, i) => {
      if (outcome.kind !== "matched") return
      const fact = { fact: outcome.fact, origin: outcome.fact.origin }
      expect(readable.has(describeFact(fact)), this.#where).toBe(true)
      const next = unify(query.body[i]!, fact, grown)
      expect(next, this.#where).not.toBe(null)
      grown = next!
    })
    expect(new Map(grown), this.#where).toEqual(values)
    attempt.predicates.forEach((outcome, i) => {
      if (outcome.kind === "missing") this.#missing(query.body[i]!, outcome, values, readable)
    })
    attempt.conditions.forEach((outcome, i) => {
      const expression = query.expressions[i]!
      expect(outcome.text, this.#where).toBe(printExpression(expression))
      const shown =
        outcome.kind === "error"
          ? outcome.error.code
          : outcome.kind === "not-a-boolean"
            ? "InvalidType"
            : outcome.kind
      const real = isOpen(query, expression, values)
        ? "unknown"
        : conditionIn(query, values, expression)
      expect(shown, `${outcome.text} in ${this.#where}`).toBe(real)
      if (outcome.kind !== "unknown") this.#evaluation(outcome.evaluation, outcome.kind === "error")
    })
  }

  /** An evaluation without a value has one part that raised; another has none outside of caught calls. */
  #evaluation(evaluation: Evaluation, raises: boolean): void {
    expect(evaluation.state === "value", this.#where).toBe(!raises)
    expect(evaluation.value === null, this.#where).toBe(raises)
    expect(raisedIn(evaluation), this.#where).toBe(raises ? 1 : 0)
  }

  #missing(
    predicate: Query["body"][number],
    outcome: Extract<Attempt["predicates"][number], { kind: "missing" }>,
    values: Values,
    readable: ReadonlySet<string>,
  ): void {
    const wanted = predicate.terms.map((term) =>
      term.kind === "variable" ? (values.get(term.name) ?? term) : term,
    )
    expect(outcome.wanted, this.#where).toEqual({ name: predicate.name, terms: wanted })
    for (const { fact, trusted: mayRead, differs } of outcome.nearest) {
      const found = { fact, origin: fact.origin }
      expect(this.#facts.map(describeFact), this.#where).toContain(describeFact(found))
      expect(mayRead, this.#where).toBe(readable.has(describeFact(found)))
      expect(differs, this.#where).toEqual(differences(predicate, found, values))
    }
    const counts = outcome.nearest.map(({ differs }) => differs.length)
    expect(counts, this.#where).toEqual(counts.toSorted((a, b) => a - b))
    const least = distance(predicate, this.#facts, values)
    expect(counts[0] ?? predicate.terms.length + 1, this.#where).toBe(least)
    const reason = counts.length === 0 ? "absent" : least === 0 ? "untrusted" : "differs"
    expect(outcome.reason, this.#where).toBe(reason)
  }

  #finding(query: Query, branch: BranchExplanation, visible: readonly WorldFact[]): void {
    const [first] = branch.attempts
    const kinds = first!.conditions.map(({ kind }) => kind)
    const complete = first!.predicates.every(({ kind }) => kind === "matched")
    const fault = kinds.find((kind) => kind !== "true")
    switch (branch.finding) {
      case "match":
        expect([complete, fault], this.#where).toEqual([true, undefined])
        expect(branch.matches, this.#where).toBeGreaterThan(0)
        break
      case "counterexample":
        expect([complete, fault, this.#kind], this.#where).toEqual([true, "false", "all"])
        break
      case "error":
        expect(complete, this.#where).toBe(true)
        expect(["error", "not-a-boolean"], this.#where).toContain(fault)
        break
      case "closest":
        expect(branch.matches, this.#where).toBe(0)
        this.#closest(query, branch, visible)
        break
      default:
        branch.finding satisfies never
    }
    expect(branch.holds, this.#where).toBe(
      branch.finding === (this.#kind === "reject" ? "closest" : "match"),
    )
  }

  #closest(query: Query, { attempts }: BranchExplanation, visible: readonly WorldFact[]): void {
    const measures = attempts.map((attempt) => measureOf(query, attempt, this.#facts))
    const search = new BruteForce(query, this.#facts, visible)
    if (search.size > mostChoices) return
    expect(measures, this.#where).toEqual(search.ranking().slice(0, 4))
    this.#note("maximal")
  }
}

/** The blocks that there are: without a token there is no authority. */
const realBlocks = (blocks: ReadonlySet<unknown>, { world }: Authorization): ReadonlySet<unknown> =>
  new Set(world!.blockIds().filter((block) => blocks.has(block)))

function measureOf(
  query: Query,
  { predicates, conditions, bindings }: Attempt,
  facts: readonly WorldFact[],
): Measure {
  const values = new Map(bindings.map(({ name, term }) => [name, term]))
  const far = predicates.map((outcome, i) =>
    outcome.kind === "matched"
      ? 0
      : (outcome.nearest[0]?.differs.length ?? query.body[i]!.terms.length + 1),
  )
  return [
    predicates.filter(({ kind }) => kind === "matched").length,
    conditions.filter(({ kind }) => kind === "true").length,
    -far.reduce((sum, each) => sum + each, 0),
    predicates.filter(
      ({ kind }, i) => kind === "matched" && isRequested(query.body[i]!, facts, values),
    ).length,
  ]
}

/** How many parts raised; what `try_or` caught does not count. */
function raisedIn({ state, operands, call, value }: Evaluation): number {
  const own = state === "raised" ? 1 : 0
  const within = call === null || value !== null ? 0 : raisedIn(call.body)
  return operands.reduce((sum, each) => sum + raisedIn(each), own + within)
}
