import { usePlayground } from "../../state/page.ts"
import { later } from "../page/later.tsx"

const ExampleStrip = later((rest) => rest.ExampleStrip)

/** The notes of the example that the document was opened from, if it was from one. */
export function OpenedExample() {
  const isExample = usePlayground(({ documents }) => documents.example !== "")
  return isExample && <ExampleStrip />
}
