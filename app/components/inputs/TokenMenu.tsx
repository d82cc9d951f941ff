import { commandItems } from "../../state/commands/command-items.ts"
import { usePlayground } from "../../state/page.ts"
import { Menu } from "../ui/Menu.tsx"

/** What can be done with the token as a whole. */
export function TokenMenu() {
  const state = usePlayground((whole) => whole)
  const ids = ["expand-blocks", "collapse-blocks", "copy-token", "copy-token-hex", "save-token"]
  const others = state.documents.source === "pasted" ? ["edit-copy", "my-blocks"] : ["paste-token"]
  return (
    <Menu label="More about the token" small items={commandItems([...ids, ...others], state)} />
  )
}
