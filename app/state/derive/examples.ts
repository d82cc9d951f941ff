/** The gallery of examples and the strip of an open one. It holds their texts: only later scripts may import it. */
import { type SavedDocument, throwawayNumber } from "../../../src/document/index.ts"
import {
  type Example,
  exampleDocument,
  examples,
  findExample,
  groups,
  triedDocument,
  type Verdict,
} from "../../examples/index.ts"
import type { Documents } from "../documents.ts"
import { chosenRequest } from "../example-request.ts"
import { type KeyRing, keyOf } from "../keys.ts"
import type { State } from "../state.ts"
import { memo, memoWeak } from "./memo.ts"

export interface ExampleCard {
  readonly id: string
  readonly title: string
  readonly purpose: string
  readonly isSeen: boolean
  /** The first request that is allowed, and the first that is not. */
  readonly choices: readonly RequestChoice[]
}

export interface RequestChoice {
  readonly index: number
  readonly title: string
  readonly isAllowed: boolean
  /** What comes of it, in a word. */
  readonly word: string
}

export interface CardGroup {
  readonly title: string
  readonly cards: readonly ExampleCard[]
}

/** The examples that have every word of what is typed, in what is said of them or in their Datalog. */
export const gallery: (typed: string, seen: ReadonlySet<string>) => readonly CardGroup[] = memo(
  (typed, seen) => {
    const words = typed.toLowerCase().split(/\s+/)
    return groups
      .map(({ title, examples }) => ({
        title,
        cards: examples
          .filter((example) => hasWords(`${title.toLowerCase()} ${wordsOf(example)}`, words))
          .map((example) => cardOf(example, seen)),
      }))
      .filter(({ cards }) => cards.length > 0)
  },
)

export const galleryCount = (shown: readonly CardGroup[]): number =>
  shown.reduce((sum, { cards }) => sum + cards.length, 0)

const hasWords = (text: string, words: readonly string[]): boolean =>
  words.every((word) => text.includes(word))

const wordsOf = memoWeak(({ title, purpose, blocks, requests, policies, tries }: Example): string =>
  [
    title,
    purpose,
    ...blocks.map((block) => (typeof block === "string" ? block : block.text)),
    ...requests.flatMap((request) => [request.title, request.facts]),
    policies,
    ...tries.map(({ text }) => text),
  ]
    .join("\n")
    .toLowerCase(),
)

function cardOf(example: Example, seen: ReadonlySet<string>): ExampleCard {
  const { id, title, purpose } = example
  const all = choicesOf(example)
  const choices = [true, false].flatMap(
    (allowed) => all.find((choice) => choice.isAllowed === allowed) ?? [],
  )
  return { id, title, purpose, isSeen: seen.has(id), choices }
}

const choicesOf = memoWeak(({ requests }: Example): readonly RequestChoice[] =>
  requests.map(({ title, verdict }, index) => ({
    index,
    title,
    isAllowed: isAllowed(verdict),
    word: wordOf(verdict),
  })),
)

const isAllowed = (verdict: Verdict): boolean => verdict.startsWith("allowed")

/** As the page's verdict begins. */
function wordOf(verdict: Verdict): string {
  if (isAllowed(verdict)) return "Allowed"
  if (verdict.startsWith("denied")) return "Denied"
  return verdict.endsWith("BiscuitBoundsExceeded") ? "Rejected" : "Failed"
}

/** What the strip of an open example shows. */
export interface OpenExample {
  readonly title: string
  readonly purpose: string
  readonly choices: readonly RequestChoice[]
  /** The index of the request that is asked; -1 where the reader asks another one. */
  readonly chosen: number
  /** What comes of what is written, and why; null where the reader changed more than the example proposes. */
  readonly outcome: Outcome | null
  readonly tries: readonly TryItem[]
  /** Null for the last one. */
  readonly next: { readonly id: string; readonly title: string } | null
}

export interface Outcome {
  readonly isAllowed: boolean
  readonly word: string
  readonly because: string
}

export interface TryItem {
  readonly text: string
  /** Whether it is what is written now. */
  readonly isDone: boolean
}

/** Null where the document was opened from none that is known. */
export function openExample({ documents, keyring }: State): OpenExample | null {
  const example = findExample(documents.example)
  if (example === null) return null
  const { requests, tries } = variantsOf(example)
  const isWritten = (saved: SavedDocument): boolean => standsAs(documents, keyring, saved)
  const chosen = chosenRequest(documents.authorizer, example)
  return openedOf(example, chosen, requests.findIndex(isWritten), tries.findIndex(isWritten))
}

/** The example with each of its requests, and with each of its suggestions. */
const variantsOf = memoWeak((example: Example) => ({
  requests: example.requests.map((_, request) => exampleDocument(example, request)),
  tries: example.tries.map((tried) => triedDocument(example, tried)),
}))

/** Whether the texts of a saved document, and who signs them, are what is written. */
const standsAs = (
  { source, authored, authorizer, limits }: Documents,
  keyring: KeyRing,
  saved: SavedDocument,
): boolean =>
  source === "authored" &&
  authorizer.text === saved.authorizer &&
  authored.sealed === saved.authored.sealed &&
  limits.name === saved.limits.name &&
  authored.blocks.length === saved.authored.blocks.length &&
  authored.blocks.every(({ text, external }, i) => {
    const block = saved.authored.blocks[i]!
    const signer = external === null ? null : throwawayNumber(keyOf(keyring, external).bytes)
    return text === block.text && signer === (block.external?.number ?? null)
  })

const openedOf = memo(
  (example: Example, chosen: number, asked: number, done: number): OpenExample => {
    const { id, title, purpose, requests, tries } = example
    const next = examples[examples.findIndex((other) => other.id === id) + 1]
    const request = requests[asked]
    const tried = tries[done]
    return {
      title,
      purpose,
      choices: choicesOf(example),
      chosen,
      outcome:
        request !== undefined
          ? outcomeOf(request.verdict, request.because)
          : tried !== undefined
            ? outcomeOf(tried.verdict, "This is the example with the change that is marked.")
            : null,
      tries: tries.map(({ text }, i) => ({ text, isDone: i === done })),
      next: next === undefined ? null : { id: next.id, title: next.title },
    }
  },
)

const outcomeOf = (verdict: Verdict, because: string): Outcome => ({
  isAllowed: isAllowed(verdict),
  word: wordOf(verdict),
  because,
})
