import { lazy, Suspense } from "react"
import { usePlayground } from "../../state/page.ts"
import { loadRest } from "./rest.ts"

const OpenDialog = lazy(async () => ({ default: (await loadRest()).OpenDialog }))

/** What is open over the page, if anything is. */
export function Dialogs() {
  const isOpen = usePlayground((state) => state.view.dialog !== null)
  return <Suspense>{isOpen && <OpenDialog />}</Suspense>
}
