/**
 * What to draw beneath a condition: the values that went into it, part by part. Written from the evaluation
 * alone, so that a page can make it from an answer.
 */
import { printTerm } from "../../ast/index.ts"
import { differenceInWords, kindInWords } from "./gaps.ts"
import { isLiteral } from "./pieces.ts"
import type { Binding, ConditionOutcome, Evaluation } from "./types.ts"

export interface ConditionNote {
  /** A variable or a composed part, as Datalog. */
  readonly text: string
  /** As Datalog; null where it has none. */
  readonly value: string | null
  /** How it lies to what it is compared with, or why it has no value; "" where nothing is to be said. */
  readonly note: string
}

/** A note for each variable and composed part but the whole, in the order of the source, each text once. */
export function conditionNotes(condition: ConditionOutcome): readonly ConditionNote[] {
  if (condition.kind === "unknown") return []
  const notes = new Map<string, ConditionNote>()
  const error = condition.kind === "error" ? condition.error.code : null
  addParts(notes, condition.evaluation, error)
  if (error !== null && condition.evaluation.state === "raised")
    add(notes, { text: condition.text, value: null, note: raisedNote(condition.evaluation, error) })
  return [...notes.values()]
}

type Notes = Map<string, ConditionNote>

/** A text that comes again adds what is new about it to its first note. */
function add(notes: Notes, note: ConditionNote): void {
  const known = notes.get(note.text)
  if (known === undefined) {
    notes.set(note.text, note)
    return
  }
  const said = known.note === "" ? [] : known.note.split(", ")
  if (note.note !== "" && !said.includes(note.note))
    notes.set(note.text, { ...known, note: [...said, note.note].join(", ") })
}

/** Notes on the operands of a part, and on the call that decided it. */
function addParts(notes: Notes, whole: Evaluation, error: string | null): void {
  for (const operand of whole.operands) {
    addParts(notes, operand, error)
    const note = noteOn(operand, whole, error)
    if (note !== null) add(notes, note)
  }
  if (whole.call === null) return
  for (const param of whole.call.params) add(notes, parameterNote(param))
  const { body } = whole.call
  // What raised within a part that has a value was caught there.
  const within = whole.value === null ? error : "caught"
  addParts(notes, body, within)
  const note = noteOn(body, whole, within)
  if (note !== null) add(notes, note)
}

/** Null for a literal, a closure, and a part that was never evaluated. */
function noteOn(part: Evaluation, whole: Evaluation, error: string | null): ConditionNote | null {
  const { text, state } = part
  if (state === "raised" && error !== null)
    return { text, value: null, note: raisedNote(part, error) }
  if (part.value === null) return null
  return isLiteral(part)
    ? null
    : { text, value: printTerm(part.value), note: comparisonNote(part, whole) }
}

const parameterNote = ({ name, term }: Binding): ConditionNote => ({
  text: `$${name}`,
  value: printTerm(term),
  note: "the element that decided",
})

/** How a part lies to the other side of a comparison that is false. */
function comparisonNote(part: Evaluation, { value, operands }: Evaluation): string {
  const [left, right] = operands
  if (value?.kind !== "bool" || value.value || left === undefined || right === undefined) return ""
  const other = part === left ? right : left
  // Said once: on the left side, unless that is a literal.
  if (part === right && !isLiteral(left)) return ""
  if (part.value === null || other.value === null) return ""
  return differenceInWords(part.value, other.value) ?? ""
}

function raisedNote({ operands }: Evaluation, error: string): string {
  const kinds = operands.flatMap(({ value }) => (value === null ? [] : [kindInWords(value)]))
  return error === "InvalidType" && kinds.length > 0
    ? `does not apply to ${kinds.join(" and ")}`
    : (errorNotes[error] ?? "has no value")
}

const errorNotes: Readonly<Record<string, string>> = {
  Overflow: "does not fit 64 bits",
  DivideByZero: "divides by zero",
  UnknownVariable: "is bound by no predicate",
  UndefinedExtern: "calls a function that is not defined",
  ExternEvalError: "calls a function that failed",
  ShadowedVariable: "names a variable twice",
}
