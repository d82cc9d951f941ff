import type { FunctionComponent } from "react"
import { usePlayground } from "../../state/page.ts"
import type { DialogId } from "../../state/state.ts"
import { ExamplesDialog } from "../examples/ExamplesDialog.tsx"
import { DocumentsDialog } from "../keep/DocumentsDialog.tsx"
import { HistoryDialog } from "../keep/HistoryDialog.tsx"
import { IncomingDialog } from "../keep/IncomingDialog.tsx"
import { CodeDialog } from "../code/CodeDialog.tsx"
import { KeysDialog } from "../keys/KeysDialog.tsx"
import { AttenuateDialog } from "../make/AttenuateDialog.tsx"
import { ThirdPartyDialog } from "../make/ThirdPartyDialog.tsx"
import { ShareDialog } from "../share/ShareDialog.tsx"
import { About } from "./About.tsx"
import { CommandPalette } from "./CommandPalette.tsx"
import { Shortcuts } from "./Shortcuts.tsx"

const dialogs: Readonly<Partial<Record<DialogId, FunctionComponent>>> = {
  commands: CommandPalette,
  shortcuts: Shortcuts,
  about: About,
  keys: KeysDialog,
  code: CodeDialog,
  attenuate: AttenuateDialog,
  "third-party": ThirdPartyDialog,
  examples: ExamplesDialog,
  documents: DocumentsDialog,
  history: HistoryDialog,
  incoming: IncomingDialog,
  share: ShareDialog,
}

/** The dialog that is open. */
export function OpenDialog() {
  const open: DialogId | null = usePlayground((state) => state.view.dialog)
  const Open = open === null ? undefined : dialogs[open]
  return Open === undefined ? null : <Open />
}
