import { shownProblems } from "../../state/derive/problems.ts"
import { usePlayground } from "../../state/page.ts"
import { Empty } from "../ui/Empty.tsx"
import { ProblemLine } from "./ProblemLine.tsx"
import styles from "./ProblemsPane.module.css"

/** Everything wrong or doubtful in the texts, in the order of the page; each leads to its place. */
export function ProblemsPane() {
  const list = usePlayground(shownProblems)
  if (list.length === 0) {
    return (
      <Empty title="No problems">
        Every text can be read. Errors and doubts appear here; F8 goes from one to the next.
      </Empty>
    )
  }
  return (
    <ul className={styles.list}>
      {list.map((problem, i) => (
        <ProblemLine key={i} problem={problem} />
      ))}
    </ul>
  )
}
