import { usePlayground } from "../state/page.ts"
import { AuthoredToken } from "./AuthoredToken.tsx"
import { PastedToken } from "./PastedToken.tsx"

/** The token side of what is written: made here, or pasted. */
export function TokenPanel() {
  const source = usePlayground((state) => state.documents.source)
  return (
    <section aria-label="Token" data-region-name="token">
      {source === "authored" ? <AuthoredToken /> : <PastedToken />}
    </section>
  )
}
