/** Keys that run commands, wherever the focus is. */
import { commands } from "./command-list.ts"
import { runCommand } from "./commands.ts"
import type { Store } from "../state.ts"

export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>

/** Whether `event` is the key that `keys` names, such as `Mod-Shift-k`. */
export function matchesKeys(keys: string, event: KeyPress, apple: boolean): boolean {
  const parts = keys.split("-")
  const key = parts.at(-1)!
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  const isMod = apple ? event.metaKey : event.ctrlKey
  const isOtherMod = apple ? event.ctrlKey : event.metaKey
  // A character that needs Shift is named itself.
  const isShifted = key === "?" || event.shiftKey === wants("Shift")
  return (
    isMod === wants("Mod") &&
    !isOtherMod &&
    event.altKey === wants("Alt") &&
    isShifted &&
    (event.key.toLowerCase() === key.toLowerCase() || event.code === `Digit${key}`)
  )
}

export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

const keyNames: Readonly<Record<string, string>> = { Up: "↑", Down: "↓", Left: "←", Right: "→" }
const appleNames: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Ctrl: "⌃",
  Enter: "↩",
}

/** How keys are written on this system: `Ctrl Shift K`, or `⌘⇧K`. */
export const keysName = (keys: string, apple: boolean): string =>
  keys
    .split("-")
    .map((part) => keyNames[part] ?? (apple ? appleNames[part] : undefined) ?? plainName(part))
    .join(apple ? "" : " ")

const plainName = (part: string): string =>
  part === "Mod" ? "Ctrl" : part.length === 1 ? part.toUpperCase() : part

/**
 * Runs the command of a key; Escape puts away what the page told, or what the scope lens shows. Where text is being written, a key without a
 * modifier is text; a field that keeps a history of its own (`data-own-undo`) keeps undo and redo.
 */
export function takeKeys(store: Store): void {
  const apple = isApple()
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest("dialog")) return
    const state = store.getState()
    if (event.key === "Escape") {
      return state.view.notice === null ? state.actions.setCursor(null) : state.actions.dismiss()
    }
    const found = commands.find(({ keys = [] }) =>
      keys.some((key) => matchesKeys(key, event, apple)),
    )
    if (found === undefined) return
    if (found.keys?.includes("?") && target?.closest("input, textarea, [contenteditable]")) return
    if (found.group === "Edit" && target?.closest("[data-own-undo]")) return
    event.preventDefault()
    runCommand(found, state)
  })
}
