/**
 * Every example is what it says: its texts have no fault, and each of its requests and suggestions comes to the stated
 * verdict, here, in the reference, and on the page.
 */
import { readFileSync } from "node:fs"
import { beforeAll, beforeEach, expect, test, vi } from "vitest"
import { parseAuthorizer, parseBlock } from "../../src/language/index.ts"
import { printPublicKey } from "../../src/ast/index.ts"
import { type SavedDocument, throwawayKey } from "../../src/document/index.ts"
import { authorize, makeReport, referenceLimits, strictLimits } from "../../src/engine/index.ts"
import { loadOracle, type Oracle } from "../../src/test/oracle.ts"
import { type Biscuit, createBiscuit, PrivateKey } from "../../src/token/index.ts"
import {
  type Example,
  exampleDocument,
  examples,
  groups,
  signers,
  triedDocument,
  type Verdict,
} from "../examples/index.ts"
import { groupText } from "./examples-page.ts"
import { reportWords, thrownWords } from "./verdict-words.ts"

let oracle: Oracle
beforeAll(async () => {
  oracle = await loadOracle()
})

// A strict run of 1 ms on a busy machine would fail for its time.
beforeEach(() => void vi.spyOn(performance, "now").mockReturnValue(0))

interface Case {
  readonly name: string
  readonly document: SavedDocument
  readonly isTry: boolean
  readonly verdict: Verdict
}

const requestCases = (example: Example): Case[] =>
  example.requests.map(({ title, verdict }, request) => ({
    name: `${example.id}: ${title}`,
    document: exampleDocument(example, request),
    isTry: false,
    verdict,
  }))

const tryCases = (example: Example): Case[] =>
  example.tries.map((tried) => ({
    name: `${example.id}: ${tried.text}`,
    document: triedDocument(example, tried),
    isTry: true,
    verdict: tried.verdict,
  }))

const cases = examples.flatMap((example) => [...requestCases(example), ...tryCases(example)])

test("there are examples of every idea, each with an id of its own", () => {
  expect(examples.length).toBeGreaterThanOrEqual(24)
  expect(groups.every((group) => group.examples.length > 0)).toBe(true)
  expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length)
  expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length)
})

test.each(examples)("$id has what is allowed, what is not, and something to try", (example) => {
  const allowed = example.requests.map(({ verdict }) => verdict.startsWith("allowed"))
  expect(new Set(allowed)).toEqual(new Set([true, false]))
  expect(example.tries.length).toBeGreaterThanOrEqual(2)
  expect(example.tries.length).toBeLessThanOrEqual(4)
  for (const { facts } of example.requests) {
    const { ast } = parseAuthorizer(facts)
    expect(ast.facts.length).toBeGreaterThan(0)
    expect([...ast.rules, ...ast.checks, ...ast.policies]).toEqual([])
  }
})

test.each(signers)("the public key of the $name is that of its throwaway key", (signer) => {
  expect(signer.publicKey).toBe(printPublicKey(throwaway(signer.key).publicKey))
})

/** What a suggestion shows, the page warns of. */
const shown: ReadonlySet<string> = new Set(["previous-in-authorizer"])

test.each(cases)("$name: no text has a fault", ({ document, isTry }) => {
  const texts = [
    ...document.authored.blocks.map(({ text }) => parseBlock(text)),
    parseAuthorizer(document.authorizer),
  ]
  const found = texts.flatMap(({ diagnostics }) => diagnostics)
  expect(found.filter(({ code }) => !isTry || !shown.has(code))).toEqual([])
})

test.each(cases)("$name", ({ document, verdict }) => {
  const limits = document.limits.name === "strict" ? strictLimits : referenceLimits
  const { ast } = parseAuthorizer(document.authorizer)
  const token = makeToken(document)
  const blocks = Array.from({ length: token.blockCount }, (_, i) => ({
    block: token.block(i),
    externalKey: token.externalKey(i) ?? null,
  }))
  const authorization = authorize({ blocks, authorizer: ast, limits })
  expect(authorization.orderDependent).toEqual([])
  expect(reportWords(makeReport(authorization))).toBe(verdict)
})

/** The reference has neither a limit on blocks nor a name of its own for strict limits. */
const ofReference = cases.filter(({ verdict }) => !verdict.includes("BiscuitBoundsExceeded"))

test.each(ofReference)("$name: so does the reference", ({ document, verdict }) => {
  const token = oracle.Biscuit.fromBytes(
    makeToken(document).toBytes(),
    oracle.PublicKey.fromBytes(root.publicKey.bytes, 0),
  )
  const builder = new oracle.AuthorizerBuilder()
  builder.addCode(document.authorizer)
  const limits = { max_facts: 1000, max_iterations: 100, max_time_micro: 10_000_000 }
  const authorizer = builder.buildAuthenticated(token)
  let words: string
  try {
    words = `allowed by policy ${authorizer.authorizeWithLimits(limits)}`
  } catch (error) {
    // It throws what it serializes.
    words = thrownWords(error as Parameters<typeof thrownWords>[0])
  }
  expect(words).toBe(verdict)
})

const root = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(7))

const throwaway = (key: { algorithm: "ed25519" | "secp256r1"; number: number }): PrivateKey =>
  PrivateKey.fromBytes(key.algorithm, throwawayKey(key))

function makeToken({ authored: { blocks, sealed } }: SavedDocument): Biscuit {
  const nextKey = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(8))
  const [authority, ...rest] = blocks.map(({ text, external }) => ({
    block: parseBlock(text).ast,
    external,
  }))
  let token = createBiscuit({ root, authority: authority!.block, nextKey })
  for (const { block, external } of rest) {
    if (external === null) {
      token = token.append(block, { nextKey })
    } else {
      const signer = throwaway(external)
      const signed = token.thirdPartyRequest().sign(signer, block)
      token = token.appendThirdParty(signer.publicKey, signed, { nextKey })
    }
  }
  return sealed ? token.seal() : token
}

const documented = readFileSync(new URL("../../docs/examples.md", import.meta.url), "utf8")

test.each(groups)("docs/examples.md lists “$title”", (group) => {
  expect(documented).toContain(groupText(group))
})
