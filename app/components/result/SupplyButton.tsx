import type { Predicate } from "../../../src/ast/index.ts"
import { suppliedFact } from "../../state/derive/missing.ts"
import { useActions } from "../../state/page.ts"
import { useInstant } from "../inputs/useInstant.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./MissingInputs.module.css"

/** Writes into the authorizer what nothing supplies, and shows what it writes. */
export function SupplyButton({ wanted }: { wanted: Predicate }) {
  const { supplyInput } = useActions()
  const fact = suppliedFact(wanted, useInstant())
  return (
    <Button
      small
      look="line"
      icon="add"
      aria-label={`Add ${fact} to the authorizer`}
      title="Adds it to the authorizer"
      onClick={() => supplyInput(wanted)}
    >
      <code className={styles.fact}>{fact}</code>
    </Button>
  )
}
