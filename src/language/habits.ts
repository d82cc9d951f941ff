/** What people write out of habit from other languages, and what to write instead. */
import type { SyntaxNode } from "@lezer/common"
import type { Lowering } from "./lowering.ts"

type Hints = Readonly<Record<string, string>>

const hintFor = (hints: Hints, text: string): string | undefined => {
  const key = text.toLowerCase()
  return Object.hasOwn(hints, key) ? hints[key] : undefined
}

/** Where a value should be, by the word in lower case. */
const wordHints: Hints = {
  true: "write `true`, in lower case",
  false: "write `false`, in lower case",
  null: "write `null`, in lower case",
  nil: "write `null`",
  none: "write `null`",
  undefined: "write `null`",
  not: "write `!`",
  _: "a variable that is not used again is written `$_`",
  trusting: "`trusting` comes after a predicate or condition, without a comma",
  or: "`or` joins two bodies, each with a predicate or condition",
}

/** Reports a bare word that stands where a value should. */
export function explainWord(lowering: Lowering, node: SyntaxNode): void {
  const word = lowering.text(node)
  if (/^hex:/i.test(word)) {
    lowering.report(
      node,
      "hex-digits",
      `\`${word}\` are no bytes`,
      "write `hex:` in lower case and two digits a byte",
    )
    return
  }
  const hint =
    hintFor(wordHints, word) ?? `write \`"${word}"\` for a string or \`$${word}\` for a variable`
  lowering.report(node, "unknown-word", `\`${word}\` is not a value`, hint)
}

const operatorHints: Hints = {
  "=": "write `==` or `===`",
  "<>": "write `!=`",
  "=<": "write `<=`",
  "=>": "write `>=`",
  "=~": "write `.matches(…)`",
  "%": "there is no remainder",
  mod: "there is no remainder",
  and: "write `&&`, or `,` between conditions",
  in: "write `.contains(…)` on the set",
  is: "write `==`",
  xor: "write `!=` between booleans",
}

export function explainOperator(lowering: Lowering, node: SyntaxNode): void {
  const text = lowering.text(node)
  lowering.report(
    node,
    "unknown-operator",
    `\`${text}\` is not an operator`,
    hintFor(operatorHints, text),
  )
}

/** Where nothing of the kind can stand, by the word or symbols found. */
const foundHints: Hints = {
  check: "write `check if` or `check all`",
  reject: "write `reject if`",
  allow: "write `allow if`, or `allow if true`",
  deny: "write `deny if`, or `deny if true`",
  "--": "comments begin with `//`",
  "%": "comments begin with `//`",
  "&&": "a predicate is not an operand; write `,`",
  "||": "a predicate is not an operand; write `or`",
  "!": "a predicate cannot be negated; write `reject if`",
  "->": "a closure is `$p -> …`, with one variable and no parentheses around it",
  or: "within parentheses write `||`",
  if: "write `check if`, `reject if`, `allow if` or `deny if`",
  not: "write `!`",
  "{": "a parameter is written `{name}`, without blanks",
  "}": "a parameter is written `{name}`, without blanks",
}

/** A hint for `found` where the parser could not go on; `text` goes on from there. */
export function explainFound(found: string, text: string): string | undefined {
  if (/^[\u00a0\ufeff\f\v\u2028\u2029]/.test(found))
    return "blanks are spaces, tabs and line breaks only"
  if (/^[\p{L}]/u.test(found) && !/^[0-9A-Za-z_:]/.test(found))
    return "names hold ASCII letters, digits, `_` and `:`"
  if (/^[\w:]+[-.]\w/.test(text)) return "names hold no dashes and dots; write `_` or `:`"
  return hintFor(foundHints, found)
}
