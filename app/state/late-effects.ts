/** The effects that have nothing to do before the first verdict. */
import { takeApartInSight } from "./anatomy.ts"
import { explainInSight } from "./explain.ts"
import type { Host } from "./host.ts"
import { derivePublicKeys } from "./public-keys.ts"
import type { Store } from "./state.ts"
import { makeBlocks } from "./third-party.ts"
import { warmUp } from "./warm-up.ts"

export function startLateEffects(store: Store, host: Host): void {
  explainInSight(store, host.engine)
  takeApartInSight(store, host.workshop)
  derivePublicKeys(store, host.workshop)
  makeBlocks(store, host)
  warmUp()
}
