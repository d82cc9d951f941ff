/**
 * `.matches()`: whether a regular expression finds a match anywhere in a text, as Rust's `regex`
 * 1.11 with its default settings would say, in time linear in the text. A pattern that the
 * reference refuses, for its syntax or its size, matches nothing. Patterns are kept compiled
 * between calls.
 *
 * Source: the reference implementation; the differences that remain are listed in docs/regex.md.
 */
import { compilePattern, type Matcher } from "./regex/compile.ts"

/** Compiled patterns kept, the least recently used dropped first. */
const cacheSize = 100

const cache = new Map<string, Matcher>()

/** Whether `pattern` matches somewhere in `text`; false for an invalid pattern. Never throws. */
export function matchesRegex(text: string, pattern: string): boolean {
  let matcher = cache.get(pattern)
  if (matcher === undefined) matcher = compilePattern(wellFormed(pattern))
  else cache.delete(pattern)
  cache.set(pattern, matcher)
  if (cache.size > cacheSize) cache.delete(cache.keys().next().value ?? pattern)
  return matcher(wellFormed(text))
}

/** Lone surrogates become U+FFFD, as when the text is encoded. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd")
