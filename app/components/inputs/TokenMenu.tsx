import { commandItems } from "../../state/commands/command-items.ts"
import { store, usePlayground } from "../../state/page.ts"
import { Menu } from "../ui/Menu.tsx"

const ofBlocks = ["expand-blocks", "collapse-blocks"]
const ofToken = ["copy-token", "copy-token-hex", "save-token"]
const ofRun = ["copy-snapshot", "save-snapshot"]
const ofKeys = ["keys"]

const ids = {
  authored: [
    ...ofBlocks,
    ...ofToken,
    ...ofRun,
    ...ofKeys,
    "paste-token",
    "open-snapshot",
    "open-file",
  ],
  pasted: [...ofBlocks, ...ofToken, ...ofRun, ...ofKeys, "edit-copy", "my-blocks"],
  snapshot: [...ofBlocks, ...ofRun, "work-from-snapshot", "my-blocks"],
}

/** What can be done with the token as a whole. */
export function TokenMenu() {
  const source = usePlayground(({ documents }) => documents.source)
  return (
    <Menu
      label="More about the token"
      small
      items={() => commandItems(ids[source], store.getState())}
    />
  )
}
