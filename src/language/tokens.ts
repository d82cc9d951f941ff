/**
 * The tokens that begin with a name character, `$`, `{` or a minus sign.
 *
 * The reference has no tokenizer: what `order` is depends on what may stand there (`f(1) order(2)`
 * is `f(1) or der(2)`), keywords need no blank after them, and a word before `(` names a predicate
 * even if it reads `true` or `12`. So a word has several readings, and the first that the parser
 * can take is its token.
 */
import { ExternalTokenizer, type InputStream, type Stack } from "@lezer/lr"
import * as terms from "./biscuit.grammar.terms"
import {
  codePointAt,
  isNameCharacter,
  skipBlanks,
  skipName,
  startsParameterName,
} from "./characters.ts"
import { dateLength, dateStart, parseDate } from "./dates.ts"

export const words: ExternalTokenizer = new ExternalTokenizer(
  (input, stack) => {
    const units = (offset: number): number => input.peek(offset)
    if (input.next === 36 /* $ */) input.acceptToken(terms.Variable, skipName(units, 1))
    else if (input.next === 123 /* { */) readParameter(input, stack)
    else if (input.next === 45 /* - */) readNegative(input, stack)
    else if (isNameCharacter(codePointAt(units, 0))) readWord(input, stack)
  },
  // What may stand at a place is part of the parse state.
  { contextual: true },
)

/** A token that a word may be: its term and its length. */
type Reading = readonly [term: number, length: number]

function readWord(input: InputStream, stack: Stack): void {
  const reading = readingsAt(input).find(([term]) => term === terms.Word || stack.canShift(term))
  if (reading !== undefined) input.acceptToken(...reading)
}

/** A run of name characters, from some position in it on. */
interface Run {
  readonly from: number
  readonly to: number
  /** Whether `(` follows, after any blanks. */
  readonly called: boolean
  readonly readings: readonly Reading[]
}

/**
 * The last run of each input. The parser asks again in each state it goes through; and `1or1or1or…`
 * is one run of many tokens, whose end must not be looked for from each of them.
 */
const lastRuns = new WeakMap<InputStream, Run>()

function readingsAt(input: InputStream): readonly Reading[] {
  const last = lastRuns.get(input)
  if (last?.from === input.pos) return last.readings
  const inside = last !== undefined && last.from < input.pos && input.pos < last.to
  const { to, called } = inside ? last : findRun(input)
  const found = [...readings(input, to - input.pos, called)]
  lastRuns.set(input, { from: input.pos, to, called, readings: found })
  return found
}

function findRun(input: InputStream): Pick<Run, "to" | "called"> {
  const units = (offset: number): number => input.peek(offset)
  const length = skipName(units, 0)
  return { to: input.pos + length, called: units(skipBlanks(units, length)) === 40 /* ( */ }
}

/**
 * Characters enough for the longest keyword with a few blanks too many in it, or the start of a
 * date.
 */
const lookahead = 32

/**
 * The readings of a run of `length` name characters, in the order in which the reference tries
 * them.
 */
function* readings(input: InputStream, length: number, called: boolean): Generator<Reading> {
  const text = peekText(input, lookahead)
  const prefix = (pattern: RegExp): number => pattern.exec(text)?.[0].length ?? 0
  yield [terms.MethodName, length]
  yield* scopeReadings(input, length, prefix)
  if (prefix(/^or/i) > 0) yield [terms.Or, 2]
  if (called) {
    yield [terms.PredicateName, length]
    // Where no predicate may stand, a value before `(` is a slip after the value.
    if (prefix(/^(?:[0-9]|true|false|null|hex:[0-9a-f])/i) === 0) yield [terms.FunctionName, length]
  }
  const check = prefix(/^(?:check[ \t\r\n]+(?:if|all)|reject[ \t\r\n]+(?:if|all))/i)
  if (check > 0) yield [terms.CheckKeyword, check]
  const policy = prefix(/^(?:allow|deny)[ \t\r\n]+(?:if|all)/i)
  if (policy > 0) yield [terms.PolicyKeyword, policy]
  if (prefix(/^trusting/) > 0) yield [terms.Trusting, 8]
  yield* valueReadings(input, prefix)
  const operator = prefix(/^(?:and|in|mod|xor|is)(?![0-9A-Za-z_:])/i)
  if (operator > 0) yield [terms.ForeignOperator, operator]
  // Words that mean nothing here, whole, so that one mistake is one error. A `:` may belong to a
  // map.
  if (input.next !== 58 /* : */) yield [terms.Word, length]
}

type Prefix = (pattern: RegExp) => number

function* scopeReadings(input: InputStream, length: number, prefix: Prefix): Generator<Reading> {
  const keyword = prefix(/^(?:authority|previous)/)
  if (keyword > 0) yield [terms.ScopeKeyword, keyword]
  const algorithm = prefix(/^(?:ed25519|secp256r1)\/(?=[0-9a-f])/i)
  if (prefix(/^(?:ed25519|secp256r1)\//) > 0 && algorithm > 0) {
    yield [terms.PublicKey, skipWhile(input, algorithm, hexDigit)]
  }
  const key = prefix(/^[0-9A-Za-z_]+\//)
  yield [terms.BadScope, key > 0 ? skipWhile(input, key, /[0-9A-Za-z_]/) : length]
}

function* valueReadings(input: InputStream, prefix: Prefix): Generator<Reading> {
  const bytes = prefix(/^hex:(?=[0-9a-fA-F])/)
  const boolean = prefix(/^(?:true|false)/)
  if (prefix(dateStart) > 0) yield readDate(input)
  else if (prefix(/^[0-9]/) > 0) yield [terms.Integer, skipWhile(input, 1, digit)]
  else if (bytes > 0) yield [terms.Bytes, skipWhile(input, bytes, hexDigit)]
  else if (boolean > 0) yield [terms.Boolean, boolean]
  else if (prefix(/^null/) > 0) yield [terms.Null, 4]
}

/** What may follow a date. A line break or an operator right after it spoils it. */
const dateEnds = " ,)];}"

function readDate(input: InputStream): Reading {
  const text = peekText(input, skipWhile(input, dateLength, /[-+0-9Zz:.]/))
  const ends = dateEnds.includes(peekCharacter(input, text.length))
  const separated = !dateEnds.includes(text[dateLength - 1]!)
  const valid = ends && separated && parseDate(text) !== null
  return [valid ? terms.Date : terms.BadDate, text.length]
}

function readParameter(input: InputStream, stack: Stack): void {
  const term = stack.canShift(terms.ScopeParameter) ? terms.ScopeParameter : terms.Parameter
  const units = (offset: number): number => input.peek(offset)
  if (term === terms.Parameter && !startsParameterName(codePointAt(units, 1))) return
  const end = skipName(units, 1)
  if (end > 1 && input.peek(end) === 125 /* } */) input.acceptToken(term, end + 1)
}

/** After an operand a minus sign is an operator, so `1-1` is a subtraction and `1--1` too. */
function readNegative(input: InputStream, stack: Stack): void {
  const end = skipWhile(input, 1, digit)
  if (end > 1 && stack.canShift(terms.Integer)) input.acceptToken(terms.Integer, end)
}

const digit = /[0-9]/
const hexDigit = /[0-9a-fA-F]/

/** The first offset from `offset` on whose character is not of `kind`. */
function skipWhile(input: InputStream, offset: number, kind: RegExp): number {
  while (kind.test(peekCharacter(input, offset))) offset++
  return offset
}

/** Empty at the end of the input. */
function peekCharacter(input: InputStream, offset: number): string {
  const unit = input.peek(offset)
  return unit < 0 ? "" : String.fromCharCode(unit)
}

/** Up to `length` units from the current position. */
function peekText(input: InputStream, length: number): string {
  let text = ""
  for (let unit; text.length < length && (unit = input.peek(text.length)) >= 0;) {
    text += String.fromCharCode(unit)
  }
  return text
}
