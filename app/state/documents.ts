/** What the reader has written, pasted and chosen: the inputs from which everything on the page follows. */
import type { KeyAlgorithm } from "../../src/ast/index.ts"
import type { RunLimits, SigningKey } from "../../src/worker/index.ts"

export interface Documents {
  /** Which token the authorizer meets. The other one is kept. */
  readonly source: "authored" | "pasted"
  readonly root: SigningKey
  /** The authority first. */
  readonly blocks: readonly BlockDraft[]
  readonly sealed: boolean
  readonly authorizer: Draft
  readonly pasted: Pasted
  readonly limits: RunLimits
}

/** A text being written. A new object for each edit, so that what is computed from it can hang on it. */
export interface Draft {
  readonly text: string
}

export interface BlockDraft extends Draft {
  /** Names the block while it moves; says nothing of its place. */
  readonly id: number
  readonly next: SigningKey
  readonly external: SigningKey | null
}

export interface Pasted {
  readonly token: string
  readonly publicKey: string
}

/** Fills an array with random bytes, as `crypto.getRandomValues` does. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array

/** A new private key. */
export function drawKey(random: Random, algorithm: KeyAlgorithm = "ed25519"): SigningKey {
  const bytes = new Uint8Array(32)
  random(bytes)
  // Every number that does not begin with 32 ones is below the order of P-256.
  if (bytes[0] === 255) bytes[0] = 254
  return { algorithm, bytes }
}

/** The example that a first visit opens: a request that is allowed, with a check in a second block. */
export function firstDocuments(random: Random, now: Date, limits: RunLimits): Documents {
  const time = `${now.toISOString().slice(0, 19)}Z`
  const nextYear = `${now.getUTCFullYear() + 1}-01-01T00:00:00Z`
  return {
    source: "authored",
    root: drawKey(random),
    blocks: [
      {
        id: 0,
        text: `user("alice");\nright("file1", "read");\nright("file2", "write");`,
        next: drawKey(random),
        external: null,
      },
      {
        id: 1,
        text: `// attenuated: reads only, until the end of the year\ncheck if operation("read");\ncheck if time($t), $t < ${nextYear};`,
        next: drawKey(random),
        external: null,
      },
    ],
    sealed: false,
    authorizer: {
      text: `time(${time});\nresource("file1");\noperation("read");\n\nallow if\n  user($u), resource($r), operation($o),\n  right($r, $o);`,
    },
    pasted: { token: "", publicKey: "" },
    limits,
  }
}
