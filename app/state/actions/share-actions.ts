/** Actions of the share sheet. */
import type { ShareOptions } from "../share.ts"
import type { Actions } from "../state.ts"
import type { Get, Look } from "./actions.ts"

export const shareActions = (look: Look, get: Get) =>
  ({
    chooseSharing: (part: Partial<ShareOptions>) => {
      const { share } = get().view
      look({ share: { ...share, options: { ...share.options, ...part } } })
    },
    finishSharing: (made) => look({ share: { ...get().view.share, made } }),
  }) satisfies Pick<Actions, "chooseSharing" | "finishSharing">
