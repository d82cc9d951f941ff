/**
 * A document whose strings are replaced by aliases, so that a policy can be discussed without those it is about. Its
 * verdict stays, which is not guessed but tried: the caller runs each variant that is proposed here.
 */
import { chooseAliases, isTelling, type Manner } from "./aliases.ts"
import { literalsOf, withStrings } from "./literals.ts"
import type { SavedDocument } from "./types.ts"

export interface Pseudonymised {
  /** Without comments, a name and names of keys, which can tell of people too. */
  readonly document: SavedDocument
  /** How many different strings have an alias. */
  readonly renamed: number
  /** The strings that are as they were, since the verdict depends on their letters. */
  readonly left: readonly string[]
}

/** Whether a variant of the document comes out as the document does. */
export type IsSame = (variant: SavedDocument) => Promise<boolean>

/**
 * Replaces as many strings as can be without another verdict: at best each as a whole, else word by word, else all
 * but those that are found by halving to be needed, in the manner that leaves fewer.
 *
 * `mostTries` bounds how often `isSame` is asked in each manner; what was not tried by then is left as it is. The
 * same document and the same answers make the same aliases.
 */
export async function pseudonymise(
  document: SavedDocument,
  isSame: IsSame,
  mostTries = 200,
): Promise<Pseudonymised> {
  const literals = literalsOf(document)
  const values = [...new Set(literals.map(({ value }) => value))].filter(isTelling)
  const bare = { ...document, name: "", keyNames: [] }
  const made = (manner: Manner, left: ReadonlySet<string>): Pseudonymised => ({
    document: withStrings(bare, chooseAliases(literals, manner, left)),
    renamed: values.length - left.size,
    left: values.filter((value) => left.has(value)),
  })
  const none: ReadonlySet<string> = new Set()
  for (const manner of manners) {
    const all = made(manner, none)
    if (await isSame(all.document)) return all
  }
  const found: Pseudonymised[] = []
  for (const manner of manners) {
    const tries = { left: mostTries }
    const left = await neededOf(values, (left) => isSame(made(manner, left).document), tries)
    found.push(made(manner, left))
  }
  return found.reduce((best, other) => (other.left.length < best.left.length ? other : best))
}

const manners = ["whole", "words"] as const satisfies readonly Manner[]

/** The values that have to be left, none of which could be taken out of them alone when it was tried. */
async function neededOf(
  values: readonly string[],
  isSameWithout: (left: ReadonlySet<string>) => Promise<boolean>,
  tries: { left: number },
): Promise<ReadonlySet<string>> {
  let left: ReadonlySet<string> = new Set(values)
  const waiting: (readonly string[])[] = [values]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.length === 0 || tries.left-- <= 0) continue
    const fewer = new Set([...left].filter((value) => !part.includes(value)))
    if (await isSameWithout(fewer)) left = fewer
    else if (part.length > 1) {
      const middle = Math.ceil(part.length / 2)
      waiting.push(part.slice(middle), part.slice(0, middle))
    }
  }
  return left
}
