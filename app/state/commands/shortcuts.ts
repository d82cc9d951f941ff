/** Every command with its keys, and the keys of the editors, as the list of shortcuts shows them. */
import { commands } from "./command-list.ts"
import { commandTitle } from "./commands.ts"
import { memo } from "../derive/memo.ts"
import type { State } from "../state.ts"

export interface Shortcut {
  readonly title: string
  readonly keys: readonly string[]
}

export interface ShortcutGroup {
  readonly name: string
  readonly shortcuts: readonly Shortcut[]
}

export const shortcutGroups: (state: State) => readonly ShortcutGroup[] = memo((state) => {
  const names = [...new Set(commands.map(({ group }) => group))]
  return [
    ...names.map((name) => ({
      name,
      shortcuts: commands
        .filter(({ group }) => group === name)
        .map((command) => ({ title: commandTitle(command, state), keys: command.keys ?? [] })),
    })),
    { name: "In an editor", shortcuts: editorShortcuts },
    { name: "Everywhere", shortcuts: pageShortcuts },
  ]
})

/** Of the editors' key maps, what is worth knowing. */
const editorShortcuts: readonly Shortcut[] = [
  { title: "Leave the editor", keys: ["Tab", "Shift-Tab"] },
  { title: "Comment or uncomment lines", keys: ["Mod-/"] },
  { title: "Move lines", keys: ["Alt-Up", "Alt-Down"] },
  { title: "Copy lines", keys: ["Shift-Alt-Up", "Shift-Alt-Down"] },
  { title: "Delete lines", keys: ["Mod-Shift-k"] },
  { title: "Indent, or less", keys: ["Mod-]", "Mod-["] },
  { title: "Go to the matching bracket", keys: ["Mod-Shift-\\"] },
  { title: "Select the clause around", keys: ["Mod-i"] },
]

const pageShortcuts: readonly Shortcut[] = [
  { title: "Put away a message of the page, or the scope lens", keys: ["Escape"] },
  { title: "Between tabs, menu items, rows", keys: ["Up", "Down", "Left", "Right"] },
  { title: "Width of the columns, at their separator", keys: ["Left", "Right", "Home", "End"] },
]
