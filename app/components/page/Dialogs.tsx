import { lazy, Suspense } from "react"
import type { DialogId } from "../../state/state.ts"
import { usePlayground } from "../../state/page.ts"
import { dialogScripts } from "./dialog-scripts.ts"

const dialogs = Object.fromEntries(
  Object.entries(dialogScripts).map(([id, load]) => [id, lazy(load)]),
)

/** What is open over the page, if anything is. */
export function Dialogs() {
  const open: DialogId | null = usePlayground((state) => state.view.dialog)
  const Open = open === null ? undefined : dialogs[open]
  return <Suspense>{Open !== undefined && <Open />}</Suspense>
}
