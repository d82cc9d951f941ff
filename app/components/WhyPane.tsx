import { shownReport } from "../state/shown.ts"
import { usePlayground } from "../state/page.ts"
import { resultRows } from "../state/rows.ts"
import { ClauseLine } from "./ClauseLine.tsx"
import { Empty } from "./Empty.tsx"
import styles from "./WhyPane.module.css"

/** Every check and policy with what came of it, the ones that decided first. */
export function WhyPane() {
  const report = usePlayground(shownReport)
  if (report === null) return <Empty>Checks and policies appear here once there is a result.</Empty>
  const rows = resultRows(report)
  if (rows.length === 0) {
    return <Empty>No check was run and no policy was reached: the verdict above says why.</Empty>
  }
  return (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <ClauseLine key={row.key} row={row} />
      ))}
    </ul>
  )
}
