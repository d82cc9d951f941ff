/**
 * Keys as other tools keep them: PEM and DER, in the forms that OpenSSL and the reference's command line read
 * and write. Public keys are SubjectPublicKeyInfo, private ones PKCS#8; SEC1's `EC PRIVATE KEY` is read too.
 *
 * Source: RFC 5280, 5915, 5958, 7468, 8410.
 */
import type { KeyAlgorithm, PublicKey } from "../ast/index.ts"

/** A key as it was read from a file. A private key is 32 bytes in both algorithms. */
export type FileKey =
  | { readonly kind: "public"; readonly key: PublicKey }
  | {
      readonly kind: "private"
      readonly algorithm: KeyAlgorithm
      readonly secret: Uint8Array
    }
