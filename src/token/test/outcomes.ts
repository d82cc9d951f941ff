/** What became of a token, as a value that two implementations can be compared by. */
import type * as Wasm from "@biscuit-auth/biscuit-wasm"
import type { Oracle } from "../../test/oracle.ts"
import type { PublicKey } from "../../ast/index.ts"
import { TokenError, UnverifiedBiscuit, type Biscuit } from "../index.ts"

/** What `act` returns, or the reference's value of the error it throws. */
export function outcomeOf<T>(act: () => T): unknown {
  try {
    return act()
  } catch (error) {
    return referenceOf(error)
  }
}

const referenceOf = (error: unknown): unknown =>
  error instanceof TokenError ? error.reference : error

/**
 * `accepted`, or why a token was refused; `look` says what is to be done with one that verified.
 */
export async function verifyHere(
  bytes: Uint8Array,
  root: PublicKey,
  look: (token: Biscuit) => void = () => {},
): Promise<unknown> {
  try {
    look(await UnverifiedBiscuit.fromBytes(bytes).verify(root))
    return "accepted"
  } catch (error) {
    return referenceOf(error)
  }
}

export function verifyThere(
  oracle: Oracle,
  bytes: Uint8Array,
  root: PublicKey,
  look: (token: Wasm.Biscuit) => void = () => {},
): unknown {
  return outcomeOf(() => {
    const token = oracle.Biscuit.fromBytes(bytes, keyThere(oracle, root))
    look(token)
    return "accepted"
  })
}

export const keyThere = (oracle: Oracle, { algorithm, bytes }: PublicKey): Wasm.PublicKey =>
  oracle.PublicKey.fromBytes(bytes, algorithm === "ed25519" ? 0 : 1)
