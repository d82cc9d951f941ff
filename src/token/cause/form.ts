/**
 * What the bytes of a signature tell by themselves: no signer writes one of another length, a scalar at or
 * above the group's order, or a point that is none.
 */
import type { PublicKey } from "../../ast/index.ts"
import { hasScalarInRange, isEdwardsPoint } from "../ed25519.ts"
import type { LinkCause } from "../findings.ts"
import { isStrictDer, verifyP256 } from "../p256.ts"
import { likely, proven } from "./evidence.ts"

const rawLength = 64
/** Two 32-byte scalars in DER; shorter ones are too rare to be taken for one by their form. */
const leastDerLength = 68

/**
 * Null when `signature` has the form of one that `key` could have made. `name` is the signature's, such as `the
 * signature of block 1`.
 */
export async function formCause(
  name: string,
  key: PublicKey,
  payload: Uint8Array,
  signature: Uint8Array,
): Promise<LinkCause | null> {
  return key.algorithm === "ed25519"
    ? ed25519Form(name, signature)
    : p256Form(name, key, payload, signature)
}

function ed25519Form(name: string, signature: Uint8Array): LinkCause | null {
  if (signature.length !== rawLength) {
    if (signature.length >= leastDerLength && isStrictDer(signature)) {
      const found = `the DER form of secp256r1 (${signature.length} bytes)`
      return proven(
        "wrong-algorithm",
        `${name} has ${found}, and the key it is checked with is ed25519`,
      )
    }
    return wrongLength(name, signature.length)
  }
  if (!hasScalarInRange(signature)) {
    const fault = "its second half, S, is not below the group's order"
    return proven("altered-signature", `${name} is none that a signer writes: ${fault}`)
  }
  if (!isEdwardsPoint(signature.subarray(0, 32))) {
    const fault = "its first half, R, is no point of the curve"
    return proven("altered-signature", `${name} is none that a signer writes: ${fault}`)
  }
  return null
}

function wrongLength(name: string, length: number): LinkCause {
  const difference = Math.abs(length - rawLength)
  const verb = difference === 1 ? "is" : "are"
  const change = `${difference} ${verb} ${length < rawLength ? "missing" : "too many"}`
  const found = `${length} ${length === 1 ? "byte" : "bytes"}, and one of ed25519 has ${rawLength}`
  return proven("altered-signature", `${name} has ${found}: ${change}`)
}

async function p256Form(
  name: string,
  key: PublicKey,
  payload: Uint8Array,
  signature: Uint8Array,
): Promise<LinkCause | null> {
  if (isStrictDer(signature)) return null
  if (signature.length !== rawLength) {
    const found = `its ${signature.length} bytes are not the DER form that secp256r1 has`
    return proven("altered-signature", `${name} is none that a signer writes: ${found}`)
  }
  const der = derOf(signature)
  if (der !== null && (await verifyP256(key.bytes, payload, der)) === null) {
    const found = "it is right, and written as r and s instead of in DER"
    return proven("altered-signature", `${name} has not the form of a token's: ${found}`)
  }
  const fits = `${name} has ${rawLength} bytes, as those of ed25519 have`
  return likely("wrong-algorithm", `${fits}, and the key it is checked with is secp256r1`)
}

/** ASN.1 of r and s, which are scalars of 32 bytes each. */
function derOf(raw: Uint8Array): Uint8Array | null {
  const [r, s] = [derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32))]
  const der = Uint8Array.of(0x30, r.length + s.length, ...r, ...s)
  return isStrictDer(der) ? der : null
}

function derInteger(scalar: Uint8Array): number[] {
  const first = scalar.findIndex((byte) => byte !== 0)
  const digits = [...scalar.subarray(first < 0 ? 31 : first)]
  // A first bit would be a sign.
  if (digits[0]! > 0x7f) digits.unshift(0)
  return [0x02, digits.length, ...digits]
}
