/**
 * Ed25519 vectors that others have published, read where they are: `../shared/vectors` beside the project. They are
 * not part of it, so tests that need them are skipped without them.
 */
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "vite"

/** All bytes in hexadecimal. */
export interface Vector {
  readonly name: string
  readonly key: string
  readonly message: string
  readonly signature: string
  readonly isValid: boolean
}

const folder = resolve("../shared/vectors")

function read<T>(name: string, vectors: (content: T) => Vector[]): readonly Vector[] | null {
  const file = join(folder, name)
  return existsSync(file) ? vectors(JSON.parse(readFileSync(file, "utf8"))) : null
}

interface WycheproofGroup {
  readonly publicKey: { readonly pk: string }
  readonly tests: readonly {
    readonly tcId: number
    readonly comment: string
    readonly msg: string
    readonly sig: string
    readonly result: string
  }[]
}

export const wycheproof: readonly Vector[] | null = read<{
  readonly testGroups: readonly WycheproofGroup[]
}>("wycheproof-ed25519.json", ({ testGroups }) =>
  testGroups.flatMap(({ publicKey, tests }) =>
    tests.map(({ tcId, comment, msg, sig, result }) => ({
      name: `${tcId} ${comment}`,
      key: publicKey.pk,
      message: msg,
      signature: sig,
      isValid: result === "valid",
    })),
  ),
)

/** The one case that strict verification accepts: all its points are of the prime order. */
const strictCase = 3

export const specCheck: readonly Vector[] | null = read<
  readonly { readonly message: string; readonly pub_key: string; readonly signature: string }[]
>("ed25519-speccheck.json", (cases) =>
  cases.map(({ pub_key, ...rest }, i) => ({
    name: `case ${i}`,
    key: pub_key,
    ...rest,
    isValid: i === strictCase,
  })),
)

/** The script of the project's Ed25519, with nothing left to import. */
export async function ed25519Script(): Promise<string> {
  const entry = new URL("ed25519-in-page.js", import.meta.url)
  const output = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: fileURLToPath(entry), formats: ["es"], fileName: "ed25519" },
    },
  })
  const chunks = [output].flat().flatMap((result) => ("output" in result ? result.output : []))
  const chunk = chunks.find(({ type }) => type === "chunk")
  if (chunk?.type !== "chunk") throw new Error("the script was not made")
  return chunk.code
}
