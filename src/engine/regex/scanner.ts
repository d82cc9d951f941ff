/**
 * A cursor over the text of a pattern, by code points, that knows of verbose mode: there, white
 * space and comments vanish between (and sometimes inside) the parts of the syntax. Which of the
 * two steps the parser takes, `bump` or `bumpAndSkip`, follows regex-syntax 0.8 place by place,
 * since it decides what is valid.
 */
const whiteSpace = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/

export class Scanner {
  readonly text: string
  /** In UTF-16 units. */
  pos = 0
  verbose = false

  constructor(text: string) {
    this.text = text
  }

  /** The code point at the cursor as a string; empty at the end. */
  get char(): string {
    return this.charAt(this.pos)
  }

  isAt(char: string): boolean {
    return this.char === char
  }

  get atEnd(): boolean {
    return this.pos >= this.text.length
  }

  /** Steps over one code point; whether there is another. */
  bump(): boolean {
    this.pos += this.char.length
    return !this.atEnd
  }

  bumpAndSkip(): boolean {
    this.bump()
    this.skip()
    return !this.atEnd
  }

  /** Steps over `expected` if it stands here. */
  bumpIf(expected: string): boolean {
    if (!this.text.startsWith(expected, this.pos)) return false
    this.pos += expected.length
    return true
  }

  /** Steps over white space and comments in verbose mode. */
  skip(): void {
    if (!this.verbose) return
    while (!this.atEnd) {
      if (this.char === "#") this.skipComment()
      else if (isWhiteSpace(this.char)) this.bump()
      else return
    }
  }

  skipWhiteSpace(): void {
    while (isWhiteSpace(this.char)) this.bump()
  }

  /** The code point after the one at the cursor. */
  peek(): string {
    return this.charAt(this.pos + this.char.length)
  }

  /**
   * As `peek`, looking past white space in verbose mode. Of a comment it skips the `#` only and not
   * the words, as the reference does.
   */
  peekPastSpace(): string {
    if (!this.verbose) return this.peek()
    let commented = false
    for (let at = this.pos + this.char.length; at < this.text.length;) {
      const char = this.charAt(at)
      if (char === "#" && !commented) commented = true
      else if (!isWhiteSpace(char)) return char
      at += char.length
    }
    return this.peek()
  }

  private skipComment(): void {
    const newline = this.text.indexOf("\n", this.pos)
    this.pos = newline < 0 ? this.text.length : newline + 1
  }

  private charAt(at: number): string {
    const codePoint = this.text.codePointAt(at)
    return codePoint === undefined ? "" : String.fromCodePoint(codePoint)
  }
}

/** Unicode's White_Space, which is stable. False for the empty string. */
export const isWhiteSpace = (char: string): boolean => whiteSpace.test(char)

export const isHexDigit = (char: string): boolean => /^[0-9A-Fa-f]$/.test(char)
