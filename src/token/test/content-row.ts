/**
 * Rows that say what the content of correctly signed blocks may not be, and the test that asks the
 * reference whether it agrees.
 */
import type { Biscuit } from "@biscuit-auth/biscuit-wasm"
import { beforeAll, describe, expect, it } from "vitest"
import { loadOracle, type Oracle } from "../../test/oracle.ts"
import type { ReferenceError } from "../index.ts"
import type { BlockMessage } from "../schema.ts"
import { forge, root, type ForgedBlock } from "./forge.ts"
import { named } from "./messages.ts"
import { verifyHere, verifyThere } from "./outcomes.ts"

export type Content = Partial<BlockMessage>
export type Row = readonly [title: string, expected: Expected, ...blocks: ForgedBlock[]]
export type Expected = "accepted" | ReferenceError

export const unreadable = (reason: string): ReferenceError => ({
  Format: { DeserializationError: `deserialization error: ${reason}` },
})
/** Faults of a whole block come without the usual prefix. */
export const refused = (reason: string): ReferenceError => ({
  Format: { DeserializationError: reason },
})
export const version = (actual: number): ReferenceError => ({
  Format: { Version: { maximum: 6, minimum: 3, actual } },
})
export const unknownSymbol = (index: number): ReferenceError => ({
  Format: { UnknownSymbol: index },
})

export const authority = (content: Content): ForgedBlock => ({ content })
export const first = authority
export const second = authority
export const third = (content: Content): ForgedBlock => ({ content, thirdParty: true })
export const empty: ForgedBlock = authority({ version: 3 })

export const key = { algorithm: 0, key: root.publicKey.bytes }
export const symbols = ["a"]
/** `a()`, with the first symbol that is not a default one. */
export const usesCustom = { predicate: named(1024n) }

export const noKinds = unreadable("check kinds are only supported on datalog v3.1+ blocks")
export const noReject = unreadable("reject if is only supported in datalog v3.3+")
export const noScopes = unreadable("scopes are only supported in datalog v3.1+")
export const noBlockScopes = refused("scopes are only supported in datalog v3.1+")
export const noBitwise = refused("bitwise operators and != are only supported in datalog v3.1+")
export const noNewFeatures = refused(
  "maps, arrays, null, closures are only supported in datalog v3.3+",
)
export const noThirdParty = unreadable("third-party blocks are only supported in datalog v3.2+")
export const emptyTerm = unreadable("ID content enum is empty")
export const mixedSet = unreadable("sets elements must have the same type")
export const badKey = unreadable("unexpected key algorithm 5")

export function describeRows(title: string, rows: readonly Row[]): void {
  let oracle: Oracle
  beforeAll(async () => {
    oracle = await loadOracle()
  })
  const readAllThere = (token: Biscuit): void => {
    const builder = new oracle.AuthorizerBuilder()
    builder.addCode("allow if true;")
    builder.buildAuthenticated(token)
  }

  describe(title, () => {
    const named = rows.map((row) => [row[0], row] as const)
    it.each(named)("%s", async (_, [, expected, ...blocks]) => {
      const bytes = forge(...blocks)
      expect(verifyThere(oracle, bytes, root.publicKey, readAllThere)).toEqual(expected)
      const found = await verifyHere(bytes, root.publicKey, (token) => {
        for (let i = 0; i < token.blockCount; i++) token.block(i)
      })
      expect(found).toEqual(expected)
    })
  })
}
