/** Generated documents: each member of the schema in all its forms, with texts of policies and with hostile ones. */
import { printPublicKey } from "../../ast/index.ts"
import type { Random } from "../../test/random.ts"
import { emptyDocument } from "../check.ts"
import type {
  SavedBlock,
  SavedDocument,
  SavedKeyName,
  SavedLimits,
  SavedPasted,
  SavedQuery,
} from "../types.ts"

const snippets = [
  'user("alice");\n',
  'right("file1", "read");\n',
  "check if time($t), $t < 2027-01-01T00:00:00Z;",
  "allow if true;\n",
  "\r\n",
  "\t",
  "é",
  "中文字",
  "😁",
  "\u{feff}",
  "\u{202e}",
  "\0",
  "\u{1}\u{7f}",
  "<script>alert(1)</script>",
  "&block=+%20%zz#?",
  "\\u0000",
  '"',
  "ed25519/1b67a61af0ada2c4c6e9b4f825b9bd2516c1b414b9882164c5a0e48db9344528",
]

export const text = (random: Random, most = 6): string =>
  random
    .list(0, most, () =>
      random.chance(0.8)
        ? random.pick(snippets)
        : String.fromCodePoint(
            random.pick([random.below(0xd800), 0xe000 + random.below(0x102000)]),
          ),
    )
    .join("")

const algorithm = (random: Random): SavedBlock["next"] =>
  random.chance(0.8) ? "ed25519" : "secp256r1"

const block = (random: Random): SavedBlock => ({
  text: text(random),
  next: algorithm(random),
  external: random.chance(0.7)
    ? null
    : { algorithm: algorithm(random), number: 1 + random.below(999) },
  signed: random.chance(0.8) ? null : text(random, 1),
})

const publicKey = (random: Random): string => {
  const kind = algorithm(random)
  const bytes = random.bytes(kind === "ed25519" ? 32 : 33)
  return printPublicKey({ algorithm: kind, bytes })
}

const names = ["", "my policy", "a".repeat(80), "Übung 😁", "<b>", "constructor", "__proto__"]

const keyNames = (random: Random): SavedKeyName[] =>
  random.list(0, 3, () => ({ publicKey: publicKey(random), name: random.pick(names) }))

const viewpoint = (random: Random): SavedQuery["viewpoint"] =>
  random.pick([
    "authorizer",
    "query",
    "query_all",
    random.below(1024),
    { keys: random.list(0, 2, () => publicKey(random)) },
  ])

const limits = (random: Random): SavedLimits => ({
  name: random.pick(["reference", "strict", "custom"]),
  custom: random.chance(0.5)
    ? emptyDocument.limits.custom
    : {
        maxFacts: random.below(1_000_001),
        maxIterations: random.below(1_000_001),
        maxTime: random.pick([Infinity, 0, 0.5, random.next() * 1000]),
        maxBlocks: random.pick([Infinity, 0, random.below(1025)]),
      },
})

const pasted = (random: Random): SavedPasted => ({
  token: text(random),
  publicKey: text(random, 2),
  blocks: random.list(0, 2, () => block(random)),
  sealed: random.chance(0.3),
})

/** Most members of most documents are as they are in a clean sheet. */
export function document(random: Random): SavedDocument {
  const rarely = <T>(make: () => T, otherwise: T): T => (random.chance(0.25) ? make() : otherwise)
  const clean = emptyDocument
  return {
    name: rarely(() => random.pick(names), ""),
    source: rarely(() => random.pick(["authored", "pasted", "snapshot"]), "authored"),
    authored: {
      blocks: random.list(1, 4, () => block(random)),
      sealed: random.chance(0.2),
      root: algorithm(random),
    },
    pasted: rarely(() => pasted(random), null),
    snapshot: rarely(() => text(random), ""),
    authorizer: text(random),
    limits: rarely(() => limits(random), clean.limits),
    query: rarely(() => ({ text: text(random), viewpoint: viewpoint(random) }), clean.query),
    revoked: rarely(() => text(random), ""),
    keyNames: rarely(() => keyNames(random), []),
    example: rarely(() => random.pick(names), ""),
    pane: rarely(() => random.pick(["why", "facts", "query", "token", "run", "problems"]), "why"),
  }
}

/** A clean sheet but for some of its members. */
export const sheet = (change: Partial<SavedDocument>): SavedDocument => ({
  ...emptyDocument,
  ...change,
})

export const blocksOf = (...texts: readonly string[]): Pick<SavedDocument, "authored"> => ({
  authored: {
    ...emptyDocument.authored,
    blocks: texts.map((text) => ({ text, next: "ed25519", external: null, signed: null })),
  },
})
