/**
 * From the text of a pattern to a function that finds it: parse, refuse what the reference finds
 * too large, print, hand over to re2js, whose matching takes time linear in the text.
 */
import { RE2JS } from "re2js"
import { frame } from "./framing.ts"
import { parsePattern } from "./parse.ts"
import { InvalidPattern, refuse, type Pattern } from "./pattern.ts"
import { frameNeed, printPattern } from "./print.ts"
import { compiledSize, sizeLimit } from "./size.ts"

/** Whether a match stands anywhere in a well-formed text. */
export type Matcher = (text: string) => boolean

/** The matcher of a well-formed pattern; that of an invalid one finds nothing. */
export function compilePattern(text: string): Matcher {
  try {
    const pattern = parsePattern(text)
    if (compiledSize(pattern) > sizeLimit) refuse("too large")
    return matcherOf(pattern)
  } catch (error) {
    if (error instanceof InvalidPattern) return () => false
    throw error
  }
}

/** The engine's program is made when the first text that needs it comes, and kept. */
function matcherOf(pattern: Pattern): Matcher {
  let plain: RE2JS | undefined
  let framed: RE2JS | undefined
  const onPlain = (text: string): boolean =>
    (plain ??= RE2JS.compile(printPattern(pattern, false))).test(text)
  const onFramed = (text: string): boolean =>
    (framed ??= RE2JS.compile(printPattern(pattern, true), RE2JS.LOOKBEHINDS)).test(frame(text))
  switch (frameNeed(pattern)) {
    case "never":
      return onPlain
    case "always":
      return onFramed
    case "beyondAscii":
      return (text) => (isAscii(text) ? onPlain(text) : onFramed(text))
  }
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)
