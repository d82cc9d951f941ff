/**
 * Parsing a long text that is nearly the one parsed before: what the edit did not touch is taken over from the
 * last tree, so that typing costs little however long the text is. The tree is the one a fresh parse makes:
 * only trees without mistakes are taken over or made this way, and for a text without mistakes there is but
 * one; any other text is read afresh.
 */
import { type Tree, TreeFragment } from "@lezer/common"
import type { LRParser } from "@lezer/lr"

/**
 * UTF-16 units below which a text is always read afresh, which then takes about half a millisecond
 * (Node 20); the strict parser, being a copy, has two thirds of the speed of the other.
 */
export const shortest = 4096

export class Reparser {
  readonly #parser: LRParser
  /** Throws a `SyntaxError` where the other begins to recover. */
  readonly #strict: LRParser
  #last: { readonly text: string; readonly tree: Tree } | null = null

  constructor(parser: LRParser, strict: LRParser) {
    this.#parser = parser
    this.#strict = strict
  }

  parse(text: string): Tree {
    if (text.length < shortest) return this.#parser.parse(text)
    try {
      const tree = this.#strict.parse(text, this.#unchanged(text))
      this.#last = { text, tree }
      return tree
    } catch (error) {
      if (error instanceof SyntaxError) return this.#parser.parse(text)
      throw error
    }
  }

  /** What of the last tree holds for `text`. */
  #unchanged(text: string): readonly TreeFragment[] {
    if (this.#last === null) return []
    const { text: old, tree } = this.#last
    const shorter = Math.min(old.length, text.length)
    let from = 0
    while (from < shorter && old.charCodeAt(from) === text.charCodeAt(from)) from++
    let end = 0
    while (
      end < shorter - from &&
      old.charCodeAt(old.length - 1 - end) === text.charCodeAt(text.length - 1 - end)
    ) {
      end++
    }
    const change = { fromA: from, toA: old.length - end, fromB: from, toB: text.length - end }
    return TreeFragment.applyChanges(TreeFragment.addTree(tree), [change])
  }
}
