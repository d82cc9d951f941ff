import { type ComponentType, lazy, Suspense, useState } from "react"
import { loadRest, type Rest, restNow } from "./rest.ts"

/** A component of the page's second script: nothing until that is there. */
export function later<P extends object>(pick: (rest: Rest) => ComponentType<P>): ComponentType<P> {
  const Awaited = lazy(async () => ({ default: pick(await loadRest()) }))
  return function Later(props: P) {
    // Chosen once, so that what is shown keeps its state when the script arrives.
    const [Chosen] = useState(() => {
      const rest = restNow()
      return rest === null ? Awaited : pick(rest)
    })
    return (
      <Suspense>
        <Chosen {...props} />
      </Suspense>
    )
  }
}
