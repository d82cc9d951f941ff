/** Keys that run commands, wherever the focus is. */
import { commands, runCommand } from "./commands.ts"
import type { Store } from "./state.ts"

/** Whether `event` is the key that `keys` names, such as `Mod-Shift-k`. */
export function matchesKeys(keys: string, event: KeyboardEvent, isApple: boolean): boolean {
  const parts = keys.split("-")
  const key = parts.at(-1)!
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  const isMod = isApple ? event.metaKey : event.ctrlKey
  const isOtherMod = isApple ? event.ctrlKey : event.metaKey
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

/** How keys are written on this system. */
export const keysName = (keys: string, apple: boolean): string =>
  apple
    ? keys.replace("Mod-", "⌘").replace("Shift-", "⇧").replace("Alt-", "⌥").replace("Enter", "↩")
    : keys.replace("Mod-", "Ctrl+").replace("Shift-", "Shift+").replace("Alt-", "Alt+")

/**
 * Runs the command of a key. Where text is being written, a key without a modifier is text; a field that keeps
 * a history of its own (`data-own-undo`) keeps undo and redo.
 */
export function takeKeys(store: Store): void {
  const apple = isApple()
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const found = commands.find(({ keys = [] }) =>
      keys.some((key) => matchesKeys(key, event, apple)),
    )
    if (found === undefined) return
    const target = event.target instanceof Element ? event.target : null
    if (found.keys?.includes("?") && target?.closest("input, textarea, [contenteditable]")) return
    if (found.group === "Edit" && target?.closest("[data-own-undo]")) return
    if (target?.closest("dialog")) return
    event.preventDefault()
    runCommand(found, store.getState())
  })
}
