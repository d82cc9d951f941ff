import type { Requirement as View } from "../../state/derive/requirements.ts"
import { ConditionLine } from "./ConditionLine.tsx"
import styles from "./Explanation.module.css"
import { FactLine } from "./FactLine.tsx"
import { MissingLine } from "./MissingLine.tsx"
import { Icon } from "../ui/Icon.tsx"

/** One requirement of a query, with what was found for it. */
export function Requirement({ requirement }: { requirement: View }) {
  switch (requirement.kind) {
    case "fact":
      return (
        <li className={styles.requirement} data-tone="allow">
          <Icon name="allow" />
          <FactLine fact={requirement.fact} />
        </li>
      )
    case "missing":
      return <MissingLine missing={requirement} />
    case "condition":
      return <ConditionLine condition={requirement} />
    default:
      return requirement satisfies never
  }
}
