import { trustingScopes } from "../../state/derive/trusting.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Chain.module.css"

/** Which scopes of the program read what a third party's block says; each leads to its text. */
export function TrustingScopes({ index }: { index: number }) {
  const scopes = usePlayground((state) => trustingScopes(state, index))
  const { goTo } = useActions()
  if (scopes === null) return null
  if (scopes.length === 0) {
    return (
      <p className={styles.note}>
        no scope of the program trusts it: what the block says is only seen by itself
      </p>
    )
  }
  return (
    <p className={styles.scopes}>
      <span>trusted by</span>
      {scopes.map(({ name, place }) => (
        <Button
          key={`${name} ${place.from}`}
          small
          look="line"
          icon="source"
          onClick={() => goTo({ ...place })}
        >
          {name}
        </Button>
      ))}
    </p>
  )
}
