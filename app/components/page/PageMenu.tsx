import { commandItems } from "../../state/commands/command-items.ts"
import { store } from "../../state/page.ts"
import type { IconName } from "../ui/Icon.tsx"
import { Menu } from "../ui/Menu.tsx"

const ids = [
  "undo",
  "redo",
  "first-example",
  "clean-sheet",
  "copy-as-code",
  "commands",
  "shortcuts",
  "about",
]
const icons: Readonly<Record<string, IconName>> = {
  undo: "undo",
  redo: "redo",
  "clean-sheet": "file",
  "copy-as-code": "source",
  commands: "search",
  shortcuts: "keyboard",
  about: "info",
}
const starts: ReadonlySet<string> = new Set(["first-example", "commands"])

/** What concerns the whole page. */
export function PageMenu() {
  return (
    <Menu
      label="More"
      items={() =>
        commandItems(ids, store.getState()).map((item) => {
          const icon = icons[item.id]
          return { ...item, ...(icon && { icon }), separated: starts.has(item.id) }
        })
      }
    />
  )
}
