/**
 * What an editor and its host tell each other about the text. The host keeps the history of the whole
 * document, so the editor has none: it says which edits go on with typing, and takes another text by
 * changing only what differs.
 */
import { Annotation, type Extension, StateField, Transaction } from "@codemirror/state"
import { EditorView, keymap } from "@codemirror/view"

/** What kind of edit it was, for a history that takes typing as one step. */
export interface TextChange {
  /** It goes on where the last letter was typed or deleted, with nothing in between. */
  readonly typed: boolean
}

const fromHost = Annotation.define<boolean>()

const typingEvents = ["input.type", "delete.backward", "delete.forward", "delete.group"]

const isTyping = (transaction: Transaction): boolean =>
  typingEvents.some((event) => transaction.isUserEvent(event))

/** Whether the next letter would go on with typing: until the selection moves or another edit is made. */
const typing = StateField.define<boolean>({
  create: () => false,
  update(goesOn, transaction) {
    // Enter is a step of its own that the line typed after it belongs to.
    const isEnter = transaction.annotation(Transaction.userEvent) === "input"
    if (transaction.docChanged) return isTyping(transaction) || isEnter
    return goesOn && transaction.selection === undefined
  },
})

/** An input method moves the selection itself while it composes a word. */
const isComposing = (transaction: Transaction): boolean =>
  transaction.isUserEvent("input.type.compose") &&
  !transaction.isUserEvent("input.type.compose.start")

/** Whether an edit belongs to the typing before it. Needs `edits` in the state. */
export const continuesTyping = (transaction: Transaction): boolean =>
  isComposing(transaction) || (isTyping(transaction) && transaction.startState.field(typing))

/** Tells of edits made in the editor, not of a text that `setText` gave it. */
export const edits = (onChange: (text: string, change: TextChange) => void): Extension => [
  typing,
  EditorView.updateListener.of(({ state, transactions }) => {
    const made = transactions.filter((one) => one.docChanged && !one.annotation(fromHost))
    if (made.length === 0) return
    onChange(state.doc.toString(), { typed: made.every(continuesTyping) })
  }),
]

/** Undo and redo as the host does them, whether asked for by keys or in the browser's menu. */
export function hostHistory(undo: () => void, redo: () => void): Extension {
  const bind = (key: string, act: () => void) => ({
    key,
    stopPropagation: true,
    run: () => (act(), true),
  })
  return [
    keymap.of([bind("Mod-z", undo), bind("Mod-Shift-z", redo), bind("Mod-y", redo)]),
    EditorView.domEventHandlers({
      beforeinput: ({ inputType }) => {
        if (inputType === "historyUndo") undo()
        else if (inputType === "historyRedo") redo()
        else return false
        return true
      },
    }),
  ]
}

/**
 * Gives the editor another text by changing what differs and no more, so that the selection, folds, marks and
 * scroll position stay. `onChange` is not told. Linear in the length of both texts.
 */
export function setText(view: EditorView, text: string): void {
  const difference = differenceOf(view.state.doc.toString(), text)
  if (difference === null) return
  const changes = view.state.changes(difference)
  // A cursor where text comes back goes behind it, as when the text was written.
  const selection = view.state.selection.map(changes, 1)
  view.dispatch({ changes, selection, annotations: fromHost.of(true) })
}

/**
 * The one replacement that makes `before` into `after`, between their common beginning and end; null for equal
 * texts. It never parts the two halves of a character beyond U+FFFF.
 */
export function differenceOf(
  before: string,
  after: string,
): { from: number; to: number; insert: string } | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++
  if (isHighSurrogate(before, from - 1)) from--
  let same = 0
  const longestEnd = shorter - from
  while (
    same < longestEnd &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++
  }
  if (isLowSurrogate(before, before.length - same)) same--
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}

const isHighSurrogate = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800

const isLowSurrogate = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00
