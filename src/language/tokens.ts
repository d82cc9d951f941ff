/**
 * The tokens that begin with a name character, `$`, `{` or a minus sign.
 *
 * The reference has no tokenizer: what `order` is depends on what may stand there (`f(1) order(2)`
 * is `f(1) or der(2)`), keywords need no blank after them, and a word before `(` names a predicate
 * even if it reads `true` or `12`. So a word has several readings, and the first that the parser
 * can take is its token.
 *
 * This runs at every token, often twice. So the first character decides what is tried, and the
 * parser is asked only about readings that the text allows: to ask about each, and to match each
 * by a regular expression, takes as long as all else in a parse.
 */
import { ExternalTokenizer, type InputStream, type Stack } from "@lezer/lr"
import * as terms from "./biscuit.grammar.terms"
import {
  codePointAt,
  isBlank,
  isDigit,
  isHexDigit,
  isNameCharacter,
  skipName,
  skipWhile,
  startsParameterName,
} from "./characters.ts"
import { dateLength, dateStart, dateStartLength, parseDate } from "./dates.ts"

/** After the `.` of a method. */
export const methods: ExternalTokenizer = new ExternalTokenizer((input) => {
  if (isNameCharacter(codePointAt(input, 0))) {
    input.acceptToken(terms.MethodName, runAt(input).to - input.pos)
  }
})

/** After `trusting`. */
export const scopes: ExternalTokenizer = new ExternalTokenizer((input) => {
  if (input.next === 123 /* { */) {
    const end = parameterEnd(input)
    if (end > 0) input.acceptToken(terms.ScopeParameter, end)
  } else if (isNameCharacter(codePointAt(input, 0))) readScope(input)
})

/** Everywhere else. */
export const words: ExternalTokenizer = new ExternalTokenizer(
  (input, stack) => {
    if (input.next === 36 /* $ */) input.acceptToken(terms.Variable, skipName(input, 1))
    else if (input.next === 123 /* { */) readParameter(input)
    else if (input.next === 45 /* - */) readNegative(input, stack)
    else if (isNameCharacter(codePointAt(input, 0))) readWord(input, stack)
  },
  // What may stand at a place is part of the parse state.
  { contextual: true },
)

/** A run of name characters, from some position in it on. */
interface Run {
  from: number
  to: number
  /** Whether `(` follows, after any blanks. */
  called: boolean
}

/**
 * The last run of each input. The parser may ask again in another state; and `1or1or1or…` is one
 * run of many tokens, whose end must not be looked for from each of them.
 */
const lastRuns = new WeakMap<InputStream, Run>()

function runAt(input: InputStream): Run {
  let run = lastRuns.get(input)
  if (run === undefined) lastRuns.set(input, (run = { from: 0, to: 0, called: false }))
  if (run.from > input.pos || input.pos >= run.to) {
    const length = skipName(input, 0)
    run.to = input.pos + length
    run.called = input.peek(skipWhile(input, length, isBlank)) === 40 /* ( */
  }
  run.from = input.pos
  return run
}

/** Tries the readings in the order in which the reference does. */
function readWord(input: InputStream, stack: Stack): void {
  const run = runAt(input)
  if (startsWith(input, "or", anyCase) && stack.canShift(terms.Or)) {
    input.acceptToken(terms.Or, 2)
  } else if (
    !(run.called && readCalled(input, stack, run.to - input.pos)) &&
    !readKeyword(input, stack) &&
    !(stack.canShift(terms.Integer) && readValue(input)) &&
    !readOperator(input, stack) &&
    input.next !== 58 /* : */
  ) {
    // Words that mean nothing here, whole, so that one mistake is one error. A `:` may belong to a
    // map.
    input.acceptToken(terms.Word, run.to - input.pos)
  }
}

/** Accepts a token if `term` may stand here. */
function read(input: InputStream, stack: Stack, term: number, length: number): boolean {
  if (!stack.canShift(term)) return false
  input.acceptToken(term, length)
  return true
}

/** Where no predicate may stand, a value before `(` is a slip after the value. */
const readCalled = (input: InputStream, stack: Stack, length: number): boolean =>
  read(input, stack, terms.PredicateName, length) ||
  (!startsValue(input) && read(input, stack, terms.FunctionName, length))

const startsValue = (input: InputStream): boolean =>
  isDigit(input.next) ||
  startsWith(input, "true", anyCase) ||
  startsWith(input, "false", anyCase) ||
  startsWith(input, "null", anyCase) ||
  (startsWith(input, "hex:", anyCase) && isHexDigit(input.peek(4)))

function readKeyword(input: InputStream, stack: Stack): boolean {
  switch (input.next | anyCase) {
    case 99 /* c */:
      return readPair(input, stack, terms.CheckKeyword, "check")
    case 114 /* r */:
      return readPair(input, stack, terms.CheckKeyword, "reject")
    case 97 /* a */:
      return readPair(input, stack, terms.PolicyKeyword, "allow")
    case 100 /* d */:
      return readPair(input, stack, terms.PolicyKeyword, "deny")
    case 116 /* t */:
      return startsWith(input, "trusting") && read(input, stack, terms.Trusting, 8)
    default:
      return false
  }
}

/** A first word with `if` or `all` after it. */
function readPair(input: InputStream, stack: Stack, term: number, first: string): boolean {
  if (!startsWith(input, first, anyCase)) return false
  const second = skipWhile(input, first.length, isBlank)
  if (second === first.length) return false
  if (startsWith(input, "if", anyCase, second)) return read(input, stack, term, second + 2)
  return startsWith(input, "all", anyCase, second) && read(input, stack, term, second + 3)
}

function readValue(input: InputStream): boolean {
  if (isDigit(input.next)) readNumber(input)
  else if (startsWith(input, "hex:") && isHexDigit(input.peek(4))) {
    input.acceptToken(terms.Bytes, skipWhile(input, 5, isHexDigit))
  } else if (startsWith(input, "true")) input.acceptToken(terms.Boolean, 4)
  else if (startsWith(input, "false")) input.acceptToken(terms.Boolean, 5)
  else if (startsWith(input, "null")) input.acceptToken(terms.Null, 4)
  else return false
  return true
}

function readNumber(input: InputStream): void {
  const mayBeDate = input.peek(4) === 45 /* - */
  if (mayBeDate && dateStart.test(peekText(input, dateStartLength))) readDate(input)
  else input.acceptToken(terms.Integer, skipWhile(input, 1, isDigit))
}

/** What may follow a date. A line break or an operator right after it spoils it. */
const dateEnds = " ,)];}"

const isDateUnit = (unit: number): boolean =>
  isDigit(unit) || (unit >= 0 && "-+Zz:.".includes(character(unit)))

function readDate(input: InputStream): void {
  const text = peekText(input, skipWhile(input, dateLength, isDateUnit))
  const ends = dateEnds.includes(character(input.peek(text.length)))
  const separated = !dateEnds.includes(text[dateLength - 1]!)
  const valid = ends && separated && parseDate(text) !== null
  input.acceptToken(valid ? terms.Date : terms.BadDate, text.length)
}

const foreignOperators = ["and", "in", "mod", "xor", "is"]

function readOperator(input: InputStream, stack: Stack): boolean {
  const found = foreignOperators.find(
    (operator) =>
      startsWith(input, operator, anyCase) && !isAsciiNameUnit(input.peek(operator.length)),
  )
  return found !== undefined && read(input, stack, terms.ForeignOperator, found.length)
}

const isAsciiNameUnit = (unit: number): boolean => unit < 128 && isNameCharacter(unit)

function readScope(input: InputStream): void {
  if (startsWith(input, "authority")) input.acceptToken(terms.ScopeKeyword, 9)
  else if (startsWith(input, "previous")) input.acceptToken(terms.ScopeKeyword, 8)
  else if (startsWith(input, "ed25519/") && isHexDigit(input.peek(8))) {
    input.acceptToken(terms.PublicKey, skipWhile(input, 8, isHexDigit))
  } else if (startsWith(input, "secp256r1/") && isHexDigit(input.peek(10))) {
    input.acceptToken(terms.PublicKey, skipWhile(input, 10, isHexDigit))
  } else input.acceptToken(terms.BadScope, badScopeEnd(input))
}

/** What looks like a key of another algorithm is read whole. */
function badScopeEnd(input: InputStream): number {
  const slash = skipWhile(input, 0, isWordUnit)
  const isKey = slash > 0 && input.peek(slash) === 47 /* / */
  return isKey ? skipWhile(input, slash + 1, isWordUnit) : runAt(input).to - input.pos
}

const isWordUnit = (unit: number): boolean => unit !== 58 /* : */ && isAsciiNameUnit(unit)

function readParameter(input: InputStream): void {
  if (!startsParameterName(codePointAt(input, 1))) return
  const end = parameterEnd(input)
  if (end > 0) input.acceptToken(terms.Parameter, end)
}

/** The length of `{name}`, or 0. */
function parameterEnd(input: InputStream): number {
  const end = skipName(input, 1)
  return end > 1 && input.peek(end) === 125 /* } */ ? end + 1 : 0
}

/** After an operand a minus sign is an operator, so `1-1` is a subtraction and `1--1` too. */
function readNegative(input: InputStream, stack: Stack): void {
  const end = skipWhile(input, 1, isDigit)
  if (end > 1 && stack.canShift(terms.Integer)) input.acceptToken(terms.Integer, end)
}

/** The bit in which small and capital ASCII letters differ. */
const anyCase = 0x20

/** Whether `text` stands at `offset`; `ignored` are bits that do not count, in letters only. */
function startsWith(input: InputStream, text: string, ignored: number = 0, offset = 0): boolean {
  for (let i = 0; i < text.length; i++) {
    if ((input.peek(offset + i) | ignored) !== text.charCodeAt(i)) return false
  }
  return true
}

/** Empty for -1, the end of the input. */
const character = (unit: number): string => (unit < 0 ? "" : String.fromCharCode(unit))

/** Up to `length` units from the current position. */
function peekText(input: InputStream, length: number): string {
  let text = ""
  for (let unit; text.length < length && (unit = input.peek(text.length)) >= 0;) {
    text += String.fromCharCode(unit)
  }
  return text
}
