/**
 * Whole programs against the reference: generated tokens of one to four blocks, some of them third-party, with
 * scopes, under generated authorizers. Half of the tokens are made here and read there, half the other way.
 * The result, the world and the slow twin's opinion must agree.
 */
import { beforeAll, expect, test } from "vitest"
import { printPublicKey, type PublicKey } from "../ast/index.ts"
import { authorize, printWorld, referenceResult, type RunInput } from "../engine/index.ts"
import { authorizeNaively } from "../engine/test/naive.ts"
import { parseAuthorizer, parseBlock } from "../language/index.ts"
import { createBiscuit, PrivateKey, UnverifiedBiscuit, type Biscuit } from "../token/index.ts"
import { newOracle, type Oracle } from "./oracle.ts"
import { ProgramGenerator, type Program } from "./programs.ts"
import { caseCount, Random, seed } from "./random.ts"

const count = caseCount(400)
const root = PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(7))
const signers = [
  PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(8)),
  PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(9)),
]

let oracle: Oracle
beforeAll(async () => {
  oracle = await newOracle()
})

test(
  `${count} programs from seed ${seed} have the reference's result and world`,
  { timeout: 0 },
  async () => {
    const tally = new Map<string, number>()
    const tallyUp = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1)
    for (let i = 0; i < count; i++) {
      const random = new Random(seed * 1_000_003 + i)
      const madeHere = i % 2 === 0
      const generator = new ProgramGenerator(
        random,
        signers.map((key) => printPublicKey(key.publicKey)),
      )
      // The reference's own builders drop a block's `trusting` line, so those tokens are made here.
      const program = generator.program({ blockScopes: madeHere })
      const token = madeHere ? makeHere(program, random) : await makeThere(program)
      const input = inputOf(token, program)
      const authorization = authorize(input)
      const expected = askReference(token.toBytes(), program.authorizer)
      const where = () => `case ${i}\n${JSON.stringify(program, null, 1)}`
      if (authorization.orderDependent.length > 0) {
        tallyUp("depends on the order of facts")
        continue
      }
      tallyUp(kindOf(expected.result))
      expect(referenceResult(authorization), where()).toEqual(expected.result)
      expect(printWorld(authorization.world!), where()).toBe(expected.world)
      expectTwin(input, where)
    }
    console.log(`agreed on ${[...tally].map(([what, cases]) => `${what}: ${cases}`).join(", ")}`)
    for (const kind of ["Ok", "Unauthorized", "NoMatchingPolicy", "Execution"]) {
      expect(tally.get(kind), `cases of ${kind}`).toBeGreaterThan(0)
    }
  },
)

/** What a result of the reference is about: `Ok`, `Unauthorized`, `Execution`, … */
function kindOf(result: unknown): string {
  const text = JSON.stringify(result)
  return (
    ["Ok", "Unauthorized", "NoMatchingPolicy", "Execution", "RunLimit"].find((kind) =>
      text.includes(`"${kind}"`),
    ) ?? text
  )
}

function makeHere(program: Program, random: Random): Biscuit {
  const key = (): PrivateKey => PrivateKey.fromBytes("ed25519", random.bytes(32))
  const [authority, ...rest] = program.blocks.map(({ source, signer }) => ({
    block: parse(source),
    signer,
  }))
  let token = createBiscuit({ root, authority: authority!.block, nextKey: key() })
  for (const { block, signer } of rest) {
    if (signer === null) {
      token = token.append(block, { nextKey: key() })
    } else {
      const signed = token.thirdPartyRequest().sign(signers[signer]!, block)
      token = token.appendThirdParty(signers[signer]!.publicKey, signed, { nextKey: key() })
    }
  }
  return token
}

function parse(source: string): ReturnType<typeof parseBlock>["ast"] {
  const { ast, diagnostics } = parseBlock(source)
  expect(
    diagnostics.filter(({ severity }) => severity === "error"),
    source,
  ).toEqual([])
  return ast
}

async function makeThere(program: Program): Promise<Biscuit> {
  const [authority, ...rest] = program.blocks
  const builder = oracle.Biscuit.builder()
  builder.addCode(authority!.source)
  let token = builder.build(oracle.PrivateKey.fromString(root.secretText()))
  for (const { source, signer } of rest) {
    const block = new oracle.BlockBuilder()
    block.addCode(source)
    if (signer === null) {
      token = token.appendBlock(block)
    } else {
      const secret = oracle.PrivateKey.fromString(signers[signer]!.secretText())
      const signed = token.getThirdPartyRequest().createBlock(secret, block)
      token = token.appendThirdPartyBlock(oracleKey(signers[signer]!.publicKey), signed)
    }
  }
  return UnverifiedBiscuit.fromBytes(token.toBytes()).verify(root.publicKey)
}

function oracleKey({ algorithm, bytes }: PublicKey): ReturnType<Oracle["PublicKey"]["fromBytes"]> {
  const number = algorithm === "ed25519" ? 0 : 1
  return oracle.PublicKey.fromBytes(bytes, number)
}

function inputOf(token: Biscuit, program: Program): RunInput {
  const parsed = parseAuthorizer(program.authorizer)
  expect(
    parsed.diagnostics.filter(({ severity }) => severity === "error"),
    program.authorizer,
  ).toEqual([])
  const blocks = Array.from({ length: token.blockCount }, (_, i) => ({
    block: token.block(i),
    externalKey: token.externalKey(i) ?? null,
  }))
  return { blocks, authorizer: parsed.ast }
}

function askReference(bytes: Uint8Array, authorizer: string): { result: unknown; world: string } {
  const token = oracle.Biscuit.fromBytes(bytes, oracleKey(root.publicKey))
  const builder = new oracle.AuthorizerBuilder()
  builder.addCode(authorizer)
  const loaded = builder.buildAuthenticated(token)
  let result: unknown
  try {
    const limits = { max_facts: 1000, max_iterations: 100, max_time_micro: 10_000_000 }
    result = { Ok: loaded.authorizeWithLimits(limits) }
  } catch (error) {
    result = { Err: error }
  }
  const world = loaded.toString()
  loaded.free()
  token.free()
  return { result, world }
}

function expectTwin(input: RunInput, where: () => string): void {
  const naive = authorizeNaively(input)
  const { verdict, failure, world, iterations } = authorize(input)
  const matched = verdict.policies.find(({ result }) => result === "matched")
  const outcome =
    failure?.error ?? (matched === undefined ? "no policy" : `${matched.kind} ${matched.index}`)
  expect(naive.outcome, where()).toBe(
    outcome instanceof Error ? ("code" in outcome ? outcome.code : outcome.name) : outcome,
  )
  expect(naive.iterations, where()).toBe(iterations)
  expect(naive.facts.length, where()).toBe(world!.factCount)
  if (failure === null) {
    const failed = verdict.checks
      .filter(({ passed }) => !passed)
      .map(({ block, index }) => `${block}/${index}`)
    expect(
      naive.failedChecks.map((each) => each.split(" ")[0]),
      where(),
    ).toEqual(failed)
  }
}
