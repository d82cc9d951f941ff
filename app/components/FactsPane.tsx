import { shownReport } from "../state/shown.ts"
import { usePlayground } from "../state/page.ts"
import { factGroups } from "../state/rows.ts"
import { Empty } from "./Empty.tsx"
import { FactList } from "./FactList.tsx"
import styles from "./FactList.module.css"
import { RunNumbers } from "./RunNumbers.tsx"

/** All facts of the run by predicate, with the blocks that made each possible. */
export function FactsPane() {
  const report = usePlayground(shownReport)
  if (report === null) return <Empty>Facts appear here once there is a result.</Empty>
  const groups = factGroups(report.value)
  if (groups.length === 0) return <Empty>The run holds no fact.</Empty>
  return (
    <>
      <div className={styles.numbers}>
        <RunNumbers />
      </div>
      {groups.map((group) => (
        <FactList key={group.name} group={group} />
      ))}
    </>
  )
}
