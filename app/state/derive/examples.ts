/** The gallery of examples and the strip of an open one. It holds their texts: only later scripts may import it. */
import { type Example, findExample, examples, groups, type Verdict } from "../../examples/index.ts"
import { chosenRequest } from "../example-request.ts"
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
    (isAllowed) => all.find((choice) => choice.isAllowed === isAllowed) ?? [],
  )
  return { id, title, purpose, isSeen: seen.has(id), choices }
}

const choicesOf = memoWeak(({ requests }: Example): readonly RequestChoice[] =>
  requests.map(({ title, verdict }, index) => ({
    index,
    title,
    isAllowed: verdict.startsWith("allowed"),
    word: wordOf(verdict),
  })),
)

/** As the page's verdict begins. */
function wordOf(verdict: Verdict): string {
  if (verdict.startsWith("allowed")) return "Allowed"
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
  /** Why the chosen one comes out as it does. */
  readonly because: string
  readonly tries: readonly string[]
  /** Null for the last one. */
  readonly next: { readonly id: string; readonly title: string } | null
}

/** Null where the document was opened from none that is known. */
export function openExample({ documents }: State): OpenExample | null {
  const example = findExample(documents.example)
  return example === null ? null : openedOf(example, chosenRequest(documents.authorizer, example))
}

const openedOf = memo((example: Example, chosen: number): OpenExample => {
  const { id, title, purpose, requests, tries } = example
  const next = examples[examples.findIndex((other) => other.id === id) + 1]
  return {
    title,
    purpose,
    choices: choicesOf(example),
    chosen,
    because: requests[chosen]?.because ?? "",
    tries: tries.map(({ text }) => text),
    next: next === undefined ? null : { id: next.id, title: next.title },
  }
})
