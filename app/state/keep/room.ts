/** Where there is no room in the archive, the oldest revisions that nobody named make some. */
import type { Outcome } from "./archive.ts"
import type { DeskTools } from "./desk.ts"
import { thinnedWords } from "./words.ts"

/** How many are removed at once. */
const thinned = 50

/** Puts something, and once more where that makes room for it. */
export type Roomy = <T>(put: () => Promise<Outcome<T>>) => Promise<Outcome<T>>

export const makeRoom =
  ({ archive, tell }: DeskTools): Roomy =>
  async (put) => {
    const first = await put()
    if (first.kind === "done" || first.code !== "full") return first
    const freed = await archive.thin(thinned)
    if (freed.kind === "refused" || freed.value === 0) return first
    const second = await put()
    if (second.kind === "done") tell(thinnedWords)
    return second
  }
