/**
 * Parsing in bounded time. Lezer reads what is correct at 0.2 µs a character, but text that
 * needs recovery everywhere, such as `;-,` again and again, at 13 µs (Node 20). So only a part of
 * what follows the first mistake is read, and a source of any length takes about a second at most.
 */
import type { LRParser } from "@lezer/lr"
import type { Tree } from "@lezer/common"
import { biscuitParser } from "./biscuit-parser.ts"
import type { Lowering } from "./lowering.ts"
import { Reparser } from "./reparser.ts"

/** UTF-16 units after the first mistake. Sources up to this length are always read whole. */
export const maxRecovery: number = 2 ** 15

/**
 * Throws a `SyntaxError` where the other begins to recover. Being a copy, it has two thirds of its
 * speed.
 */
const strictParser: LRParser = biscuitParser.configure({ strict: true })

const reparser = new Reparser(biscuitParser, strictParser)

/** The tree of `text`, with blanks for what is not read of it, which is reported. */
export function parseText(lowering: Lowering, text: string): Tree {
  if (text.length <= maxRecovery) return reparser.parse(text)
  const read = parseStrictly(text)
  if (typeof read !== "number") return read
  const limit = read + maxRecovery
  if (limit >= text.length) return biscuitParser.parse(text)
  const semicolon = text.lastIndexOf(";", limit - 1)
  const cut = semicolon > read ? semicolon + 1 : limit
  lowering.report(
    { from: cut, to: text.length },
    "unread-rest",
    `the first mistake is more than ${maxRecovery} characters before the end of the source`,
    "mend it, and the rest is read",
  )
  return biscuitParser.parse(text.slice(0, cut) + " ".repeat(text.length - cut))
}

/** The tree of a text without mistakes, or the position of the first. */
function parseStrictly(text: string): Tree | number {
  const parse = strictParser.startParse(text)
  try {
    for (;;) {
      const tree = parse.advance()
      if (tree !== null) return tree
    }
  } catch (error) {
    if (error instanceof SyntaxError) return parse.parsedPos
    throw error
  }
}
