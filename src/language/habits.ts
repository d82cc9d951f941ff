/** What people write out of habit from other languages, and what to write instead. */
import type { SyntaxNode } from "@lezer/common"
import type { Lowering } from "./lowering.ts"

/** By the lower-case word. */
const words: Readonly<Record<string, string>> = {
  true: "write `true`, in lower case",
  false: "write `false`, in lower case",
  null: "write `null`, in lower case",
  nil: "write `null`",
  none: "write `null`",
  undefined: "write `null`",
  not: "write `!`",
  "hex:": "bytes are `hex:` and hexadecimal digits, two a byte",
  _: "a variable that is not used again is written `$_`",
}

/** Reports a bare word that stands where a value should. */
export function explainWord(lowering: Lowering, node: SyntaxNode): void {
  const word = lowering.text(node)
  const hint = words[word.toLowerCase()] ?? (word.toLowerCase().startsWith("hex:") ? words["hex:"] : undefined)
  lowering.report(
    node,
    word.startsWith("hex:") ? "hex-digits" : "unknown-word",
    word.startsWith("hex:") ? `\`${word}\` has no hexadecimal digits` : `\`${word}\` is not a value`,
    hint ?? `write \`"${word}"\` for a string or \`$${word}\` for a variable`,
  )
}

/** By operator as written. */
const operators: Readonly<Record<string, string>> = {
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
  lowering.report(node, "unknown-operator", `\`${text}\` is not an operator`, operators[text.toLowerCase()])
}
