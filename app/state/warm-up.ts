/** Readies the page, while nobody waits, for somebody who types. */
import { parseAuthorizer } from "../../src/language/index.ts"

/** Milliseconds of an idle moment that are left to the browser. */
const reserve = 4
const clause = 'can($u, $r) <- user($u), right($r, "read"), $r.starts_with("/files/");\n'
const text = clause.repeat(80)

/**
 * Parses a text again and again in the browser's idle moments, as edits of a long one do, until the parser's code
 * is compiled: the first keys that are typed then take half as long.
 */
export function warmUp(times = 60): void {
  let left = times
  const parse = (idle: IdleDeadline): void => {
    for (; left > 0 && idle.timeRemaining() > reserve; left--) {
      parseAuthorizer(`${text}${"a".repeat(1 + (left % 8))}(${left});`)
    }
    if (left > 0) requestIdleCallback(parse)
  }
  // Not in every browser; there, typing itself warms it up.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(parse)
}
