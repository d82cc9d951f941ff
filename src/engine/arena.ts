/**
 * Small integer arrays cut from shared blocks.
 *
 * Most runs are a handful of facts in a handful of relations. A typed array of its own for each table costs
 * more there than all joins together (measured: half of the time of a request with five facts); a view of
 * a shared block costs next to nothing. Large tables get their own memory.
 */
const blockLength = 2048

/** Longer arrays than this are not cut from a block. */
const longest = 128

export class Arena {
  #block = new Int32Array(0)
  #used = 0

  /** `length` zeros. */
  take(length: number): Int32Array {
    if (length > longest) return new Int32Array(length)
    if (this.#used + length > this.#block.length) {
      this.#block = new Int32Array(blockLength)
      this.#used = 0
    }
    this.#used += length
    return this.#block.subarray(this.#used - length, this.#used)
  }
}
