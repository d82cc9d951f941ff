/** Starts to keep what is written, once the code for that is there. */
import type { Host } from "../host.ts"
import type { Store } from "../state.ts"

export async function startKeeping(store: Store, host: Host): Promise<void> {
  const [{ followTabs, keepOnChange }] = await Promise.all([
    import("./desk.ts"),
    store.getState().actions.readyKeeping(),
  ])
  followTabs(store, host)
  keepOnChange(store, host)
}
