import { useSyncExternalStore } from "react"
import { offline, onOffline } from "../../state/offline.ts"
import { reloadToUpdate } from "../../state/updating.ts"
import { Button } from "../ui/Button.tsx"

const words = { yes: "ready", "not yet": "being made ready", no: "not available" } as const

/** Whether the page opens without a network, and the newer version of it that is ready. */
export function OfflineState() {
  const { keeps, update } = useSyncExternalStore(onOffline, offline)
  return (
    <>
      <p>Offline: {words[keeps]}.</p>
      {update !== "none" && (
        <p>
          <Button small look="line" icon="refresh" onClick={() => void reloadToUpdate(false)}>
            Reload to update
          </Button>
        </p>
      )}
    </>
  )
}
