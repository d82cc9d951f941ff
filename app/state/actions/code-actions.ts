/** Actions of the dialog that copies as code. */
import type { Host } from "../host.ts"
import { toSaved } from "../saving.ts"
import type { Actions } from "../state.ts"
import type { Get, Look } from "./actions.ts"

export const codeActions = (look: Look, get: Get, { remember, workshop }: Host) =>
  ({
    openCode: async () => {
      // What one allowed of a token is not allowed of the next, and what was told before is not about the program.
      const code = { ...get().view.code, hasToken: false, saved: null }
      look({ dialog: "code", code, notice: null })
      const { documents } = get()
      const saved = await toSaved(get(), get().kept.name, workshop)
      if (get().documents !== documents) return
      look({ code: { ...get().view.code, saved: { documents, saved } } })
    },
    chooseCode: (part) => {
      look({ code: { ...get().view.code, ...part } })
      if (part.language !== undefined) remember("language", part.language)
    },
  }) satisfies Pick<Actions, "openCode" | "chooseCode">
