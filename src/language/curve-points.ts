/**
 * Whether the bytes of a public key are a point of its curve. The reference finds out when it reads
 * `trusting`, and fails if they are not.
 */
import type { PublicKey } from "../ast/index.ts"

/** P-256: y² = x³ - 3x + b. Source: FIPS 186-4, D.1.2.3. */
const p256 = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

/** Edwards25519: -x² + y² = 1 + d·x²·y². Source: RFC 8032, 5.1. */
const p25519 = 2n ** 255n - 19n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

export function isCurvePoint({ algorithm, bytes }: PublicKey): boolean {
  if (algorithm === "secp256r1") {
    const x = toInteger(bytes.subarray(1))
    return (bytes[0] === 2 || bytes[0] === 3) && x < p256 && isSquare((x * x - 3n) * x + b, p256)
  }
  // The first bit is the sign of x. As in the reference, y may exceed the prime.
  const y = toInteger(bytes.toReversed()) & (2n ** 255n - 1n)
  const square = y * y
  // x² = (y² - 1) / (d·y² + 1), and a quotient is a square when the product is.
  return isSquare((square - 1n) * (d * square + 1n), p25519)
}

const toInteger = (bytes: Uint8Array): bigint =>
  bytes.reduce((n, byte) => (n << 8n) | BigInt(byte), 0n)

/**
 * Whether `n` is a square modulo the odd prime `p`: its Jacobi symbol is not -1. Takes no
 * exponentiation.
 */
function isSquare(n: bigint, p: bigint): boolean {
  let a = ((n % p) + p) % p
  if (a === 0n) return true
  let m = p
  let symbol = 1
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
  return symbol === 1
}
