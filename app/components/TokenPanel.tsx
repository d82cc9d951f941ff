import { usePlayground } from "../state/page.ts"
import { AuthoredToken } from "./AuthoredToken.tsx"
import { PastedToken } from "./PastedToken.tsx"

export function TokenPanel() {
  const source = usePlayground((state) => state.documents.source)
  return (
    <section aria-label="Token" data-part="token">
      {source === "authored" ? <AuthoredToken /> : <PastedToken />}
    </section>
  )
}
