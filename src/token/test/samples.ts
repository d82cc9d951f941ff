/**
 * The conformance samples, read where they are: `../shared/samples` beside the project, or the
 * folder that BISCUIT_SAMPLES names. They are not part of the project, so tests that need them are
 * skipped without them.
 */
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"

export interface Sample {
  readonly title: string
  readonly filename: string
  readonly token: readonly SampleBlock[]
  readonly validations: Readonly<Record<string, SampleValidation>>
}

export interface SampleBlock {
  readonly symbols: readonly string[]
  readonly public_keys: readonly string[]
  readonly external_key: string | null
  readonly code: string
  readonly version: number
}

export interface SampleValidation {
  readonly authorizer_code: string
  readonly revocation_ids: readonly string[]
  readonly result: { readonly Ok: number } | { readonly Err: unknown }
}

const folder = resolve(process.env["BISCUIT_SAMPLES"] ?? "../shared/samples")
const index = join(folder, "samples.json")

/** Null when there are no samples here. */
export const samples: { rootKey: string; cases: readonly Sample[] } | null = existsSync(index)
  ? readIndex()
  : null

function readIndex(): { rootKey: string; cases: readonly Sample[] } {
  const { root_public_key, testcases } = JSON.parse(readFileSync(index, "utf8"))
  return { rootKey: `ed25519/${root_public_key}`, cases: testcases }
}

export const sampleBytes = ({ filename }: Sample): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, filename)))

/**
 * Whether the sample's token must not verify; its file then differs from what `token` describes.
 */
export const isRefused = ({ validations }: Sample): boolean =>
  Object.values(validations).every(({ revocation_ids }) => revocation_ids.length === 0)

const vectors = resolve("../shared/vectors")

/**
 * A JSON file of signature vectors, or null when it is not here. Its form is the caller's to know.
 */
export function readVectors<T>(name: string): T | null {
  const file = join(vectors, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null
}
