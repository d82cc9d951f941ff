/** Going over to the newer version of the page, when its reader asks for it. */
import { update } from "./offline.ts"
import { store } from "./page.ts"
import { settle } from "./settle.ts"

/** `anyway`: also where something that is written is not kept. */
export const reloadToUpdate = (anyway: boolean): Promise<void> =>
  update({ settle: () => settle(store), reload: () => location.reload() }, anyway)
