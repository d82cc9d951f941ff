import { useSyncExternalStore } from "react"
import { offline, onOffline, putOffUpdate } from "../../state/offline.ts"
import { reloadToUpdate } from "../../state/updating.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./UpdateBar.module.css"

/** A newer version of the page is ready; it is shown when the reader asks for it. */
export function UpdateBar() {
  const { update } = useSyncExternalStore(onOffline, offline)
  const isRisk = update === "at risk"
  const isShown = update === "ready" || update === "asked" || isRisk
  return (
    <div className={styles.bar} data-shown={isShown}>
      <p role="status" aria-label="Updates of the page">
        {update === "ready" && "An update is ready."}
        {update === "asked" && "Keeping what you wrote…"}
        {isRisk && "Something here is not kept by this browser, and would be lost."}
      </p>
      {(update === "ready" || isRisk) && (
        <>
          <Button small look="line" icon="refresh" onClick={() => void reloadToUpdate(isRisk)}>
            {isRisk ? "Reload anyway" : "Reload to update"}
          </Button>
          <Button small onClick={putOffUpdate}>
            Later
          </Button>
        </>
      )}
    </div>
  )
}
