import { usePlayground } from "../../state/page.ts"
import { later } from "./later.tsx"

const OpenDialog = later((rest) => rest.OpenDialog)

/** What is open over the page, if anything is. */
export function Dialogs() {
  const isOpen = usePlayground((state) => state.view.dialog !== null)
  return isOpen && <OpenDialog />
}
