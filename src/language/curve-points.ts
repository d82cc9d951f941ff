/**
 * Whether a public key is one, as far as the reference looks when it reads `trusting`: secp256r1 keys must be
 * points of their curve, ed25519 keys are not examined.
 */
import { toHex, type PublicKey } from "../ast/index.ts"

/** The prime of P-256 and its curve y² = x³ - 3x + b. Source: FIPS 186-4, D.1.2.3. */
const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

export function isCurvePoint({ algorithm, bytes }: PublicKey): boolean {
  if (algorithm === "ed25519") return true
  if (bytes[0] !== 2 && bytes[0] !== 3) return false
  const x = BigInt(`0x${toHex(bytes.subarray(1))}`)
  return x < p && isSquare((((x * x - 3n) * x + b) % p + p) % p)
}

/** Euler's criterion, by the Jacobi symbol, which takes no exponentiation. `n` is reduced modulo `p`. */
function isSquare(n: bigint): boolean {
  let [a, m, symbol] = [n, p, 1]
  while (a !== 0n) {
    while ((a & 1n) === 0n) {
      a >>= 1n
      const rest = m & 7n
      if (rest === 3n || rest === 5n) symbol = -symbol
    }
    ;[a, m] = [m, a]
    if ((a & 3n) === 3n && (m & 3n) === 3n) symbol = -symbol
    a %= m
  }
  return n === 0n || symbol === 1
}
