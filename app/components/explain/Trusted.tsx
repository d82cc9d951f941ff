import type { ExplainedBranch } from "../../state/derive/explained.ts"
import { Chip } from "../ui/Chip.tsx"
import styles from "./Explanation.module.css"

/** The blocks whose facts a query may read. */
export function Trusted({ branch: { trusted } }: { branch: ExplainedBranch }) {
  return (
    <p className={styles.trusted}>
      It may read
      {trusted.map((block) => (
        <Chip key={block} block={block} />
      ))}
    </p>
  )
}
