import { commandItems } from "../../state/commands/command-items.ts"
import { store, usePlayground } from "../../state/page.ts"
import { Menu } from "../ui/Menu.tsx"

const ids = ["expand-blocks", "collapse-blocks", "copy-token", "copy-token-hex", "save-token"]

/** What can be done with the token as a whole. */
export function TokenMenu() {
  const isPasted = usePlayground(({ documents }) => documents.source === "pasted")
  const others = isPasted ? ["edit-copy", "my-blocks"] : ["paste-token"]
  return (
    <Menu
      label="More about the token"
      small
      items={() => commandItems([...ids, ...others], store.getState())}
    />
  )
}
