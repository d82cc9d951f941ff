/** What is pasted or dropped on the page goes where it belongs, whatever has the focus. */
import type { Change, Get, Look } from "./actions.ts"
import type { Host } from "../host.ts"
import { pastedKind } from "../paste.ts"
import type { Actions } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const pasteActions = (_change: Change, _look: Look, get: Get, _host: Host) =>
  ({
    takePaste: async (content) => {
      if (typeof content !== "string") return
      const { openPasted, pasteToken, setPublicKey } = get().actions
      const kind = pastedKind(content)
      if (kind === null) return
      openPasted()
      if (kind === "token") pasteToken(content)
      else setPublicKey(content.trim())
    },
  }) satisfies Part<"takePaste">
