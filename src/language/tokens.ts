/**
 * The tokens that begin with a name character, `$`, `{` or a minus sign.
 *
 * The reference has no tokenizer: what `order` is depends on what may stand there (`f(1) order(2)` is
 * `f(1) or der(2)`), keywords need no blank after them, and a word before `(` names a predicate even if it
 * reads `true` or `12`. So each token is tried where the parser could take it, in the reference's order.
 */
import { ExternalTokenizer, type InputStream, type Stack } from "@lezer/lr"
import * as terms from "./biscuit.grammar.terms"
import { codePointAt, isNameCharacter, skipBlanks, skipName, startsParameterName } from "./characters.ts"
import { dateLength, dateStart, parseDate } from "./dates.ts"

/** Characters enough for the longest keyword with a few blanks too many in it. */
const keywordLength = 32

const checkKeyword = /^(?:check[ \t\r\n]+(?:if|all)|reject[ \t\r\n]+(?:if|all))/i
const policyKeyword = /^(?:allow|deny)[ \t\r\n]+(?:if|all)/i
const or = /^or/i
const trusting = /^trusting/
const scopeKeyword = /^(?:authority|previous)/
const foreignOperator = /^(?:and|in|mod|xor|is)(?![0-9A-Za-z_:])/i
const literal = /^(?:[0-9]|true|false|null|hex:[0-9a-fA-F])/

export const words: ExternalTokenizer = new ExternalTokenizer(
  (input, stack) => {
    const units = (offset: number): number => input.peek(offset)
    if (input.next === 36 /* $ */) return input.acceptToken(terms.Variable, skipName(units, 1))
    if (input.next === 123 /* { */) return readParameter(input, stack)
    if (input.next === 45 /* - */) return readInteger(input, stack)
    if (!isNameCharacter(codePointAt(units, 0))) return
    const word: Word = { input, stack, end: endOfRun(input), start: peekText(input, keywordLength) }
    if (stack.canShift(terms.MethodName)) return input.acceptToken(terms.MethodName, word.end)
    if (stack.canShift(terms.ScopeKeyword)) return readScope(word)
    if (!readJoint(word) && !readName(word) && !readKeyword(word) && !readValue(word)) readOther(word)
  },
  // What may stand at a place is part of the parse state.
  { contextual: true },
)

/** A run of name characters: where it ends, and the text from its start on. */
interface Word {
  readonly input: InputStream
  readonly stack: Stack
  readonly end: number
  readonly start: string
}

/**
 * The last run of each input, in positions. `1or1or1or…` is one run but many tokens, each of which needs to
 * know where the run ends: finding it anew for each would take quadratic time.
 */
const runs = new WeakMap<InputStream, { readonly from: number; readonly to: number }>()

/** The offset at which the run of name characters at the current position ends. */
function endOfRun(input: InputStream): number {
  const known = runs.get(input)
  if (known !== undefined && known.from <= input.pos && input.pos < known.to) return known.to - input.pos
  const length = skipName((offset) => input.peek(offset), 0)
  runs.set(input, { from: input.pos, to: input.pos + length })
  return length
}

/** Up to `length` units from the current position. */
function peekText(input: InputStream, length: number): string {
  let text = ""
  for (let unit; text.length < length && (unit = input.peek(text.length)) >= 0; ) {
    text += String.fromCharCode(unit)
  }
  return text
}

function accept(word: Word, term: number, pattern: RegExp): boolean {
  const match = word.stack.canShift(term) ? pattern.exec(word.start) : null
  if (match === null) return false
  word.input.acceptToken(term, match[0].length)
  return true
}

function readParameter(input: InputStream, stack: Stack): void {
  const term = stack.canShift(terms.ScopeParameter) ? terms.ScopeParameter : terms.Parameter
  const units = (offset: number): number => input.peek(offset)
  if (term === terms.Parameter && !startsParameterName(codePointAt(units, 1))) return
  const end = skipName(units, 1)
  if (end > 1 && input.peek(end) === 125 /* } */) input.acceptToken(term, end + 1)
}

/** After an operand a minus sign is an operator, so `1-1` is a subtraction and `1--1` too. */
function readInteger(input: InputStream, stack: Stack): void {
  if (!stack.canShift(terms.Integer)) return
  const end = skipDigits(input, 1)
  if (end > 1) input.acceptToken(terms.Integer, end)
}

function skipDigits(input: InputStream, offset: number): number {
  while (input.peek(offset) >= 48 && input.peek(offset) <= 57) offset++
  return offset
}

function readScope(word: Word): void {
  const { input, end } = word
  if (accept(word, terms.ScopeKeyword, scopeKeyword)) return
  const algorithm = /^(?:ed25519|secp256r1)\//.exec(word.start)?.[0]
  if (algorithm !== undefined) {
    const digits = skipHex(input, algorithm.length)
    if (digits > algorithm.length) return input.acceptToken(terms.PublicKey, digits)
  }
  input.acceptToken(terms.BadScope, input.peek(end) === 47 /* / */ ? skipHex(input, end + 1) : end)
}

function skipHex(input: InputStream, offset: number): number {
  while (/[0-9a-fA-F]/.test(peekCharacter(input, offset))) offset++
  return offset
}

/** What joins the elements of a query. It comes before names: `f(1) or(2)` has two branches. */
const readJoint = (word: Word): boolean =>
  word.stack.canShift(terms.Or) && (accept(word, terms.Or, or) || accept(word, terms.Trusting, trusting))

/** A name before `(`. Where no predicate may stand, a value before `(` is rather a slip after the value. */
function readName({ input, stack, end, start }: Word): boolean {
  const predicate = stack.canShift(terms.PredicateName)
  if (!predicate && (!stack.canShift(terms.FunctionName) || literal.test(start))) return false
  if (input.peek(skipBlanks((offset) => input.peek(offset), end)) !== 40 /* ( */) return false
  input.acceptToken(predicate ? terms.PredicateName : terms.FunctionName, end)
  return true
}

const readKeyword = (word: Word): boolean =>
  accept(word, terms.CheckKeyword, checkKeyword) ||
  accept(word, terms.PolicyKeyword, policyKeyword) ||
  accept(word, terms.Trusting, trusting)

function readValue(word: Word): boolean {
  const { input, stack, start } = word
  if (!stack.canShift(terms.Integer)) return false
  if (dateStart.test(start)) return readDate(input)
  if (accept(word, terms.Integer, /^[0-9]/)) {
    input.acceptToken(terms.Integer, skipDigits(input, 0))
    return true
  }
  if (/^hex:[0-9a-fA-F]/.test(start)) {
    input.acceptToken(terms.Bytes, skipHex(input, 4))
    return true
  }
  return accept(word, terms.Boolean, /^(?:true|false)/) || accept(word, terms.Null, /^null/)
}

/** What may follow a date. A line break or an operator right after it spoils it. */
const dateEnds = " ,)];}"

function readDate(input: InputStream): boolean {
  let text = peekText(input, dateLength)
  for (let next; /[-+0-9Zz:.]/.test((next = peekCharacter(input, text.length))); ) text += next
  const ends = dateEnds.includes(peekCharacter(input, text.length))
  const separated = !dateEnds.includes(text[dateLength - 1]!)
  const valid = ends && separated && parseDate(text) !== null
  input.acceptToken(valid ? terms.Date : terms.BadDate, text.length)
  return true
}

/** Empty at the end of the input. */
function peekCharacter(input: InputStream, offset: number): string {
  const unit = input.peek(offset)
  return unit < 0 ? "" : String.fromCharCode(unit)
}

/** Words that mean nothing here, whole, so that one mistake is one error. A `:` may belong to a map. */
function readOther(word: Word): void {
  if (accept(word, terms.ForeignOperator, foreignOperator)) return
  if (word.input.next !== 58 /* : */) word.input.acceptToken(terms.Word, word.end)
}
