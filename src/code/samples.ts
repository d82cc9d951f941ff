/** The document as a case of the official samples: what its blocks say, the authorizer, and the result. */
import {
  type Authorizer,
  type Block,
  printAuthorizer,
  printBlock,
  datalogVersion,
  referenceOrder,
  SymbolTable,
  thirdPartyVersion,
  visitBlock,
} from "../ast/index.ts"
import type { TokenBlock } from "./types.ts"

/** What a case holds beside the program. */
export interface Case {
  readonly title: string
  /** Of the token's file. */
  readonly fileName: string
  /** `ed25519/…`; null where it is not known. */
  readonly rootKey: string | null
  readonly blocks: readonly TokenBlock[]
  readonly authorizer: Authorizer
  /** Hexadecimal. */
  readonly revocationIds: readonly string[]
  /** As the reference serializes it; null where there was no run. */
  readonly result: unknown
}

/** The whole file `samples.json`, with this one case. */
export function samplesFile(given: Case): string {
  const { title, fileName, rootKey, blocks, authorizer, revocationIds, result } = given
  const symbols = new SymbolTable()
  // Printed as it reads back: the reference does not escape strings.
  const validation = {
    result,
    authorizer_code: printAuthorizer(authorizer),
    revocation_ids: revocationIds,
  }
  const testcase = {
    title,
    filename: fileName,
    token: blocks.map((block) => ({
      external_key: block.external,
      code: codeOf(block, symbols),
      version: versionOf(block),
    })),
    validations: { "": validation },
  }
  return `${JSON.stringify({ root_public_key: rootKey, testcases: [testcase] }, null, 2)}\n`
}

const versionOf = ({ ast, external }: TokenBlock): number =>
  Math.max(external === null ? 0 : thirdPartyVersion, datalogVersion(ast))

/** Sets are printed in the order of symbols, which a third party's block numbers on its own. */
function codeOf({ ast, external }: TokenBlock, shared: SymbolTable): string {
  const symbols = external === null ? shared : new SymbolTable()
  number(ast, symbols)
  return printBlock(ast, referenceOrder(symbols.compare))
}

const number = (block: Block, symbols: SymbolTable): void =>
  visitBlock(block, { symbol: (text) => symbols.insert(text), publicKey: () => {} })
