/**
 * What can be said about a source text: positions, severities, and the closed table of codes.
 *
 * A source is accepted when none of its diagnostics is an error. `docs/diagnostics.md` has a
 * section for each code.
 */

/** A range of the source in UTF-16 units; `to` is exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type Severity = "error" | "warning" | "info"

export interface Diagnostic extends Span {
  readonly severity: Severity
  readonly code: DiagnosticCode
  /** One line, lower case, no full stop. */
  readonly message: string
  /** What to write instead. */
  readonly hint?: string
}

/**
 * Where each AST node was written: facts, rules, checks, policies, queries, predicates, terms, ops,
 * scopes. The span of an op is that of the whole subexpression it completes.
 */
export type Positions = WeakMap<object, Span>

/** Codes of errors, each with its explanation. */
const errors = {
  // The text itself
  "unexpected-input": "Something stands where the language expects something else.",
  "lone-surrogate": "Half of a surrogate pair is no character and has no UTF-8 form.",
  "source-size": "The source is longer than this page reads.",
  "unread-rest": "After a mistake only so much of a long source is read.",
  nesting: "Brackets or negations are nested deeper than this page reads.",
  "blank-source": "The reference refuses blanks in this place when nothing follows them.",
  "misplaced-comment": "Comments may only stand between statements.",
  "unclosed-comment": "A block comment ends at the first `*/`, which is missing.",
  "comment-style": "Comments begin with `//` or are enclosed in `/*` and `*/`.",
  "lone-carriage-return":
    "A line comment ends with a line feed; a carriage return alone is refused.",

  // Statements
  "missing-semicolon": "Statements are separated by `;`.",
  "empty-statement": "A `;` has no statement before it.",
  "single-statement": "Exactly one statement of this kind, without a `;`, is expected here.",
  "keyword-spacing": "The two words of a keyword have exactly one space between them.",
  "unknown-keyword": "The two words do not make a keyword.",
  "empty-body": "A rule, check or policy has at least one predicate or condition.",
  "policy-in-block": "Only the authorizer decides, so a block has no policies.",
  "misplaced-scopes": "A block's own `trusting …;` comes first, and the authorizer has none.",
  "rule-arrow": "A rule's head and body are joined by `<-`.",
  "rule-branches": "A rule has one body; only checks and policies join several with `or`.",
  "unbound-variable": "A rule uses a variable that no predicate of its body binds.",

  // Predicates and scopes
  "empty-predicate": "A predicate has at least one term.",
  "expression-in-term": "Predicates, sets, arrays and maps take values, not computations.",
  "predicate-in-expression": "A predicate is matched, not computed; it cannot be an operand.",
  "trailing-comma": "A comma must be followed by something, in every list.",
  "unknown-scope": "After `trusting` come `authority`, `previous` or public keys.",
  "public-key":
    "The public key has not the length its algorithm needs, or is no point of its curve.",

  // Terms
  "unknown-word": "A bare word is no value; strings are quoted and variables begin with `$`.",
  "variable-name": "A `$` is followed directly by the variable's name.",
  "variable-in-fact": "A fact states values, so it cannot hold variables.",
  "variable-in-collection": "Sets, arrays and maps hold values only.",
  "unclosed-string": "The closing quote of a string is missing.",
  "single-quotes": "Strings are enclosed in double quotes.",
  "string-escape": 'Only `\\"`, `\\\\` and `\\n` are escapes.',
  "integer-range": "Integers have 64 bits with a sign.",
  "decimal-fraction": "Numbers are integers.",
  "hex-digits": "Bytes are written with two hexadecimal digits each, and at least one byte.",
  "invalid-date": "Dates follow RFC 3339 in full, from 1970 on, and end at a space or a bracket.",
  "missing-term": "A term is missing; `{}` is no value in this place.",
  "empty-set-spacing": "The empty set is exactly `{,}`.",
  "set-kinds": "The elements of a set are of one kind.",
  "set-element": "A set holds no sets and no arrays.",
  "map-key": "The keys of a map are strings or integers.",
  "map-entry": "Braces hold either the entries of a map or the elements of a set.",
  "parameter-name": "A parameter's name begins with a letter and has no blanks around it.",
  "unbound-parameter": "A parameter has no value, so the reference refuses the source.",

  // Expressions
  "unknown-operator": "The operator belongs to another language.",
  "comparison-chain": "Comparisons cannot be chained; parentheses say which comes first.",
  "unary-sign": "A sign belongs to the digits of a literal; there is no unary minus or plus.",
  "unknown-method": "There is no method of this name.",
  "method-arguments": "The method takes another number of arguments.",
  "method-spacing": "There are no blanks around the `.` of a method and before its `(`.",
  "closure-expected": "The method takes a closure such as `$p -> $p > 1`.",
  "unexpected-closure": "Closures are arguments of `.all()` and `.any()` only.",
}

/** Codes of warnings: accepted, and worth a look. */
const warnings = {
  "block-scopes": "Code APIs of biscuit-rust and biscuit-wasm drop a block's own `trusting`.",
  "reject-branches": "Implementations disagree on `reject if` with several branches.",
  "collection-version": "Arrays and maps need version 3.3 but do not raise the block's version.",
  "date-separator": "Between date and time stands a `T`; other characters are taken, but surprise.",
  "date-subtraction": "What looks like a date without its time is a subtraction.",
  "duplicate-key": "Of several map entries with the same key the last one counts.",
  "unbound-condition": "A condition uses a variable that nothing binds, which fails when it runs.",
  "previous-in-authorizer":
    "In the authorizer `previous` means nothing, yet replaces the default trust.",
  "parameter-like-value": "Braces directly around a word make a parameter, not a set.",
  "unused-parameter": "A value is given for a parameter that does not occur.",
  "keyword-boundary": "A keyword runs into the next word.",
  "name-character": "A name holds a letter that only the reference's low-byte rule admits.",
}

export type DiagnosticCode = keyof typeof errors | keyof typeof warnings

export interface DiagnosticEntry {
  readonly severity: Severity
  /** One sentence. */
  readonly explanation: string
}

const entries = (severity: Severity, explanations: Readonly<Record<string, string>>) =>
  Object.entries(explanations).map(([code, explanation]) => [code, { severity, explanation }])

/** Every code with its severity and what it means. */
export const diagnosticCodes: Readonly<Record<DiagnosticCode, DiagnosticEntry>> =
  // The keys are those of the two tables, which are the codes.
  Object.fromEntries([...entries("error", errors), ...entries("warning", warnings)]) as Record<
    DiagnosticCode,
    DiagnosticEntry
  >
