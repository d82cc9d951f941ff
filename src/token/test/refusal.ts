/** Tokens that are refused, by reading them, verifying them or looking into their blocks, and in which words. */
import { describe, expect, it } from "vitest"
import { TokenError, UnverifiedBiscuit } from "../index.ts"
import { root } from "./forge.ts"

export interface Refusal {
  readonly title: string
  /** Bytes, or text in base64. */
  readonly token: Uint8Array | string
  readonly code: string
  readonly message: string
  readonly block?: number
  readonly at?: number
}

export function describeRefusals(title: string, rows: readonly Refusal[]): void {
  describe(title, () => {
    it.each(rows)("for $title", async ({ token, title: _, ...expected }) => {
      const { reference, ...found } = (await refusalOf(token)).toPlain()
      expect(found).toEqual(expected)
    })
  })
}

/** The error of the first step that refuses the token. */
async function refusalOf(token: Uint8Array | string): Promise<TokenError> {
  try {
    const read =
      typeof token === "string"
        ? UnverifiedBiscuit.fromBase64(token)
        : UnverifiedBiscuit.fromBytes(token)
    const verified = await read.verify(root.publicKey)
    for (let i = 0; i < verified.blockCount; i++) verified.block(i)
  } catch (error) {
    if (error instanceof TokenError) return error
    throw error
  }
  throw new Error("the token is accepted")
}
