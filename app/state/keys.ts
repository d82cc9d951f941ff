/** The text of a private key, as the reference's tools write it. */
import { toHex } from "../../src/ast/index.ts"
import type { SigningKey } from "../../src/worker/index.ts"

export const privateKeyText = ({ algorithm, bytes }: SigningKey): string =>
  `${algorithm}-private/${toHex(bytes)}`
