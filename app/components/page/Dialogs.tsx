import { usePlayground } from "../../state/page.ts"
import { About } from "./About.tsx"
import { CommandPalette } from "./CommandPalette.tsx"
import { KeysDialog } from "../keys/KeysDialog.tsx"
import { AttenuateDialog } from "../make/AttenuateDialog.tsx"
import { Shortcuts } from "./Shortcuts.tsx"
import { ThirdPartyDialog } from "../make/ThirdPartyDialog.tsx"

/** What is open over the page, if anything is. */
export function Dialogs() {
  const open = usePlayground((state) => state.view.dialog)
  return (
    <>
      {open === "commands" && <CommandPalette />}
      {open === "shortcuts" && <Shortcuts />}
      {open === "about" && <About />}
      {open === "keys" && <KeysDialog />}
      {open === "attenuate" && <AttenuateDialog />}
      {open === "third-party" && <ThirdPartyDialog />}
    </>
  )
}
