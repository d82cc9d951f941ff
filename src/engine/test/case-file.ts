/**
 * Programs as text cases: `# name`, the sources of a token's blocks and of an authorizer, `==>`, and what comes
 * of it, a line each. `KEY1` and `KEY2` stand for two public keys, which sign the blocks `signed by KEY1`.
 */
import { readFileSync } from "node:fs"
import { printPublicKey, type Block } from "../../ast/index.ts"
import { parseAuthorizer, parseBlock, type Parsed } from "../../language/index.ts"
import { PrivateKey } from "../../token/index.ts"
import type { RunInput } from "../types.ts"

export interface ProgramCase {
  readonly name: string
  readonly input: RunInput
  /** For each block the number of the key that signs it, or null. */
  readonly signers: readonly (number | null)[]
  readonly expected: readonly string[]
}

export const caseKeys: readonly PrivateKey[] = [
  PrivateKey.fromBytes("ed25519", new Uint8Array(32).fill(21)),
  PrivateKey.fromBytes("secp256r1", new Uint8Array(32).fill(22)),
]

const sectionTitle = /^(authority|block \d+|authorizer|limits)(?: signed by KEY(\d))?:$/

export function readCases(file: URL): readonly ProgramCase[] {
  const text = readFileSync(file, "utf8").replaceAll(
    /KEY(\d)(?!:)(?=[^:]*$)/gm,
    (_, number: string) => printPublicKey(caseKeys[Number(number) - 1]!.publicKey),
  )
  return text.split(/^# /m).slice(1).map(readCase)
}

function readCase(text: string): ProgramCase {
  const [head, tail] = text.split(/^==>$/m)
  if (head === undefined || tail === undefined) throw new Error(`no ==> in case: ${text}`)
  const [name, ...lines] = head.split("\n")
  const blocks: { source: string[]; signer: number | null }[] = []
  const authorizer: string[] = []
  let limits = {}
  let current: string[] = authorizer
  for (const line of lines) {
    const title = sectionTitle.exec(line)
    if (title === null) {
      if (current !== authorizer || line.trim() !== "") current.push(line)
    } else if (title[1] === "authorizer") {
      current = authorizer
    } else if (title[1] === "limits") {
      current = []
      limits = { limitLines: current }
    } else {
      current = []
      blocks.push({ source: current, signer: title[2] === undefined ? null : Number(title[2]) - 1 })
    }
  }
  const parsed = blocks.map(({ source }) => accepted(parseBlock(source.join("\n").trim())))
  return {
    name: name!.trim(),
    input: {
      blocks: parsed.map((block: Block, i) => ({
        block,
        externalKey: signerKey(blocks[i]!.signer),
      })),
      authorizer: accepted(parseAuthorizer(authorizer.join("\n").trim())),
      ...readLimits(limits),
    },
    signers: blocks.map(({ signer }) => signer),
    expected: tail.split("\n").filter((line) => line.trim() !== ""),
  }
}

const signerKey = (signer: number | null): RunInput["blocks"][number]["externalKey"] =>
  signer === null ? null : caseKeys[signer]!.publicKey

function readLimits({
  limitLines,
}: {
  limitLines?: string[]
}): Pick<RunInput, "limits"> | Record<never, never> {
  if (limitLines === undefined) return {}
  const [maxFacts, maxIterations] = limitLines.join(" ").match(/\d+/g)!.map(Number)
  return { limits: { maxFacts: maxFacts!, maxIterations: maxIterations!, maxTime: Infinity } }
}

function accepted<T>({ ast, diagnostics }: Parsed<T>): T {
  const error = diagnostics.find(({ severity }) => severity === "error")
  if (error !== undefined) throw new Error(`refused: ${error.message}`)
  return ast
}
