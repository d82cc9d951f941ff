/** The dialogs, each with its script, which is no part of the page's first one. */
import type { FunctionComponent } from "react"
import type { DialogId } from "../../state/state.ts"

type Load = () => Promise<{ readonly default: FunctionComponent }>

export const dialogScripts: Readonly<Partial<Record<DialogId, Load>>> = {
  commands: async () => ({ default: (await import("./CommandPalette.tsx")).CommandPalette }),
  shortcuts: async () => ({ default: (await import("./Shortcuts.tsx")).Shortcuts }),
  about: async () => ({ default: (await import("./About.tsx")).About }),
  keys: async () => ({ default: (await import("../keys/KeysDialog.tsx")).KeysDialog }),
  attenuate: async () => ({
    default: (await import("../make/AttenuateDialog.tsx")).AttenuateDialog,
  }),
  "third-party": async () => ({
    default: (await import("../make/ThirdPartyDialog.tsx")).ThirdPartyDialog,
  }),
}

/** Fetches them all, so that none is waited for, and none is fetched later. */
export const loadDialogs = (): Promise<unknown> =>
  Promise.all(Object.values(dialogScripts).map((load) => load()))
