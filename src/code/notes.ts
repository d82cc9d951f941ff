/**
 * What is to be said beside a program: what its library refuses of the document, what it does in another way, and
 * what is not known. Only what is known of a release is claimed, and only where the document is concerned.
 */
import { type Feature, featuresOf } from "./features.ts"
import { clockless } from "./limits.ts"
import type { Language, Note, Task } from "./types.ts"

type Features = ReadonlySet<Feature>

/** A note for documents that use one of the features; for all where none is named. */
interface Rule extends Note {
  readonly uses?: readonly Feature[]
}

const refused = (uses: readonly Feature[], text: string): Rule => ({ kind: "refused", uses, text })
const differs = (uses: readonly Feature[], text: string): Rule => ({ kind: "differs", uses, text })
const unchecked = (uses: readonly Feature[], text: string): Rule => ({
  kind: "unchecked",
  uses,
  text,
})
const told = (text: string): Rule => ({ kind: "told", text })

const droppedScopes = differs(
  ["block-scopes"],
  "`trusting …;` at the head of a block is read and then dropped.",
)

const anyRejection =
  "`reject if … or …` fails here when one branch matches; on the page, as in Rust, only when all do."

const oldVersion =
  "Arrays and maps leave a block's version at 3.0 in Rust and on the page; whether this library takes such a block is not checked."

const rules: Readonly<Record<Language, readonly Rule[]>> = {
  rust: [
    droppedScopes,
    differs(["extern"], "A function behind `.extern::…` has to be registered by the program."),
  ],
  node: [
    {
      kind: "differs",
      text: "The rules always run with the package's own 1,000 facts, 100 rounds and 1 ms; the limits given here govern the checks and policies alone. On a cold start 1 ms can be over: `Timeout` then says nothing about the token.",
    },
    refused(["extern"], "The package has no functions behind `.extern::…`: `UndefinedExtern`."),
    droppedScopes,
  ],
  python: [
    droppedScopes,
    unchecked(["extern"], "How a function behind `.extern::…` is registered is not checked."),
  ],
  php: [
    droppedScopes,
    unchecked(
      [],
      "How limits are set is not checked: this program runs with those of the library.",
    ),
    unchecked(["extern"], "How a function behind `.extern::…` is registered is not checked."),
  ],
  go: [
    refused(["newer-datalog"], "The library knows Datalog 3.0 alone, and this document uses more."),
    refused(["third-party"], "The library has no third-party blocks: the program leaves them out."),
    refused(["scopes"], "The library has no `trusting …`."),
    refused(["check-all"], "The library has no `check all`."),
    refused(["secp256r1"], "The library has ed25519 keys alone."),
    refused(["sets"], "The library writes a set as `[a, b]`; `{a, b}` has to be rewritten."),
    unchecked(["arrays", "maps", "empty-collections"], oldVersion),
  ],
  java: [
    differs(["escaped-strings"], "The library keeps the backslashes of a string as characters."),
    differs(["reject-or"], anyRejection),
    differs(["regex"], "A pattern that is none is an error here; on the page it matches nothing."),
    unchecked(["arrays", "maps", "empty-collections"], oldVersion),
    unchecked(["extern"], "How a function behind `.extern::…` is registered is not checked."),
    unchecked(["block-scopes"], "What becomes of `trusting …;` at the head is not checked."),
    told("Comments are left out: the library takes one statement a call."),
  ],
  haskell: [
    refused(["secp256r1"], "The library has ed25519 keys alone."),
    refused(["empty-collections"], "The library takes no empty array or map."),
    refused(["previous-in-authorizer"], "`trusting previous` in an authorizer is an error here."),
    differs(["reject-or"], anyRejection),
    differs(
      ["regex"],
      "Patterns are POSIX ones, of which the longest match counts, and a pattern that is none is an error.",
    ),
    differs(["negation"], "`!` binds tightest: check what it negates."),
    unchecked(["arrays", "maps"], oldVersion),
    unchecked(["extern"], "How a function behind `.extern::…` is registered is not checked."),
    told("Comments are left out, and the statements are printed anew, each with its `;`."),
  ],
  cli: [
    droppedScopes,
    refused(["extern"], "Nothing registers a function behind `.extern::…` from the command line."),
    told("Nothing is added to the authorizer: `--include-time` is not used."),
  ],
  samples: [
    told(
      "`world` is left out, with the `symbols` and `public_keys` of blocks: they follow from the token.",
    ),
    told("The token's bytes belong beside it as the file that `filename` names."),
  ],
}

/** Of a library and a task, what is refused first. */
export function notesOn(language: Language, task: Task): readonly Note[] {
  const features = featuresOf(task)
  const notes = [
    ...rules[language].filter(({ uses }) => concerns(uses ?? [], features)),
    ...aboutLimits(language, task),
    ...aboutToken(language, task),
  ].map(({ kind, text }) => ({ kind, text }))
  const order: readonly Note["kind"][] = ["refused", "differs", "unchecked", "told"]
  return order.flatMap((kind) => notes.filter((note) => note.kind === kind))
}

const concerns = (uses: readonly Feature[], features: Features): boolean =>
  uses.length === 0 || uses.some((feature) => features.has(feature))

/** Every library has a clock; on the page it can be out. */
function aboutLimits(language: Language, { limits, revoked }: Task): Note[] {
  const notes: Note[] = []
  if (limits.maxTime === Infinity && language !== "samples" && language !== "php") {
    notes.push(
      told(`The page applies no clock, and every library does: it is given ${clockless / 1000} s.`),
    )
  }
  if (language === "samples") {
    notes.push(told("Limits have no place in a case of the samples."))
    if (revoked.length > 0) notes.push(told("Nor has a list of revoked ids."))
  }
  return notes
}

function aboutToken(language: Language, { start, blocks, sealed, revoked }: Task): Note[] {
  const notes: Note[] = []
  if (start.kind === "new") {
    notes.push(told("Its root key is read from ROOT_PRIVATE_KEY; without it, one is drawn."))
    if (revoked.length > 0) {
      notes.push(told("The list of revoked ids is left out: a token made anew has other ids."))
    }
  } else if (start.text === null) {
    notes.push(told("The token is read from TOKEN in the environment."))
  }
  if (start.kind === "token" && start.rootKey === null) {
    notes.push(told("The root public key is read from ROOT_PUBLIC_KEY, as `ed25519/…`."))
  }
  if (blocks.some(({ external }) => external !== null)) {
    notes.push(
      told("The keys of third parties are throwaway ones that everybody knows: replace them."),
    )
  }
  if (language === "java" && blocks.some(({ external }) => external !== null)) {
    notes.push({
      kind: "unchecked",
      text: "Whether `createBlock` of this release gives a result with `getOk()` is not checked.",
    })
  }
  if (sealed && ["python", "php", "java"].includes(language)) {
    notes.push({
      kind: "unchecked",
      text: "How the library seals a token is not checked: the program leaves it open.",
    })
  }
  return notes
}
