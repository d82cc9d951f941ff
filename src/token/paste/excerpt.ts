/**
 * A part of a pasted text, from which parts were left out or replaced, that still knows where each
 * of its characters stood: so that what is wrong deep inside can be shown in what was pasted.
 */
export class Excerpt {
  readonly text: string
  /**
   * The place of each character and of the end, or of the first one where all follow one another.
   */
  readonly #places: Int32Array | number

  private constructor(text: string, places: Int32Array | number) {
    this.text = text
    this.#places = places
  }

  static of(text: string): Excerpt {
    return new Excerpt(text, 0)
  }

  get length(): number {
    return this.text.length
  }

  /** Where the character stood in what was pasted, in UTF-16 units; that of the end is allowed. */
  at(index: number): number {
    return typeof this.#places === "number" ? this.#places + index : this.#places[index]!
  }

  /** `from` and `to` count from the beginning. */
  slice(from: number, to: number = this.length): Excerpt {
    const places = this.#places
    return new Excerpt(
      this.text.slice(from, to),
      typeof places === "number" ? places + from : places.subarray(from, to + 1),
    )
  }

  trim(): Excerpt {
    const from = this.length - this.text.trimStart().length
    return this.slice(from, Math.max(from, this.text.trimEnd().length))
  }

  /**
   * Replaces each match of a global pattern, by what is made of it and of its first group; this
   * same excerpt when there is none.
   */
  replace(
    pattern: RegExp,
    by: (match: string, group: string | undefined) => string = () => "",
  ): Excerpt {
    const pieces: string[] = []
    const places = new Int32Array(this.length + 1)
    let length = 0
    let done = 0
    const keep = (to: number): void => {
      for (let i = done; i < to; i++) places[length++] = this.at(i)
      pieces.push(this.text.slice(done, to))
    }
    pattern.lastIndex = 0
    for (let match = pattern.exec(this.text); match !== null; match = pattern.exec(this.text)) {
      keep(match.index)
      // Never more than it replaces, so that all places fit.
      const replacement = by(match[0], match[1]).slice(0, match[0].length)
      for (let i = 0; i < replacement.length; i++) places[length++] = this.at(match.index)
      pieces.push(replacement)
      done = pattern.lastIndex
    }
    if (pieces.length === 0) return this
    keep(this.length)
    places[length] = this.at(this.length)
    return new Excerpt(pieces.join(""), places.subarray(0, length + 1))
  }

  /** Another text, each of whose characters comes from the one of this text that `from` gives. */
  map(text: string, from: (index: number) => number): Excerpt {
    const places = new Int32Array(text.length + 1)
    for (let i = 0; i < text.length; i++) places[i] = this.at(Math.min(from(i), this.length))
    places[text.length] = this.at(this.length)
    return new Excerpt(text, places)
  }
}
