/**
 * The whole path in one call: read a token, verify it, read an authorizer's source, run, and say what came of
 * it both in the reference's words and in ours.
 */
import { printPublicKey, type PublicKey } from "./ast/index.ts"
import {
  authorize,
  makeReport,
  referenceResult,
  worldText,
  type Authorization,
  type Extern,
  type ReferenceError,
  type ReferenceResult,
  type Report,
  type RunBlock,
  type RunLimits,
  type WorldText,
} from "./engine/index.ts"
import { parseAuthorizer, type Diagnostic } from "./language/index.ts"
import { parsePublicKeyText, TokenError, UnverifiedBiscuit, type Biscuit } from "./token/index.ts"

export interface AuthorizeTokenOptions {
  /** The token, as bytes or as base64url text; absent, the authorizer is run on its own. */
  readonly token?: Uint8Array | string
  /** `ed25519/…` or `secp256r1/…`; needed with a token. */
  readonly rootKey?: string | PublicKey
  /** Datalog: facts, rules, checks and policies. */
  readonly authorizer: string
  /** By default 1000 facts and 100 rounds, without a time limit; each can be given alone. */
  readonly limits?: Partial<RunLimits>
  /** Functions behind `.extern::name(…)`. */
  readonly externs?: Readonly<Record<string, Extern>>
  /** The time of the run in milliseconds, from any start; the system's where absent. */
  readonly clock?: () => number
}

export interface TokenAuthorization {
  /** The outcome as the reference serializes it, the form of samples.json. */
  readonly result: ReferenceResult
  /** The same run in detail; null when there was none, because the token or the source was refused. */
  readonly report: Report | null
  /** All facts, rules, checks and policies as text by origin; null when nothing could be loaded. */
  world(): WorldText | null
}

/**
 * Verifies a token and authorizes it. Whatever is wrong with token, source or request is a result.
 *
 * @throws {TypeError} a token came without a root key: it would be believed unverified
 */
export async function authorizeToken(options: AuthorizeTokenOptions): Promise<TokenAuthorization> {
  try {
    const biscuit = await verified(options)
    const blocks = biscuit === null ? [] : blocksOf(biscuit)
    const parsed = parseAuthorizer(options.authorizer)
    const errors = parsed.diagnostics.filter(({ severity }) => severity === "error")
    if (errors.length > 0) return refused({ Language: parseError(options.authorizer, errors) })
    const { limits, externs, clock } = options
    return finished(
      authorize({
        blocks,
        authorizer: parsed.ast,
        ...(limits === undefined ? {} : { limits }),
        ...(externs === undefined ? {} : { externs }),
        ...(clock === undefined ? {} : { clock }),
      }),
    )
  } catch (error) {
    if (error instanceof TokenError) return refused(error.reference)
    throw error
  }
}

async function verified({ token, rootKey }: AuthorizeTokenOptions): Promise<Biscuit | null> {
  if (token === undefined) return null
  if (rootKey === undefined) throw new TypeError("a token needs the root key it is verified with")
  const text = typeof rootKey === "string" ? rootKey : printPublicKey(rootKey)
  const root = parsePublicKeyText(text)
  const unverified =
    typeof token === "string"
      ? UnverifiedBiscuit.fromBase64(token)
      : UnverifiedBiscuit.fromBytes(token)
  return unverified.verify(root)
}

/** The blocks of a token as the engine takes them. @throws {TokenError} a block cannot be read */
function blocksOf(biscuit: Biscuit): readonly RunBlock[] {
  return Array.from({ length: biscuit.blockCount }, (_, index) => ({
    block: biscuit.block(index),
    externalKey: biscuit.externalKey(index) ?? null,
  }))
}

const finished = (authorization: Authorization): TokenAuthorization => ({
  result: referenceResult(authorization),
  report: makeReport(authorization),
  world: () => (authorization.world === null ? null : worldText(authorization.world)),
})

const refused = (error: ReferenceError): TokenAuthorization => ({
  result: { Err: error },
  report: null,
  world: () => null,
})

/** The reference's form of syntax errors; the messages are ours. */
const parseError = (source: string, errors: readonly Diagnostic[]): ReferenceError => ({
  ParseError: {
    errors: errors.map(({ from, to, message }) => ({ input: source.slice(from, to), message })),
  },
})
