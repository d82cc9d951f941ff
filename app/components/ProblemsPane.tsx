import { problems } from "../state/derive.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { Empty } from "./Empty.tsx"
import styles from "./ProblemsPane.module.css"

/** Everything wrong or doubtful in the texts; each leads to its place. */
export function ProblemsPane() {
  const list = usePlayground(({ documents }) => problems(documents))
  const { goTo } = useActions()
  if (list.length === 0) return <Empty>No problems: every text can be read.</Empty>
  return (
    <ul className={styles.list}>
      {list.map((problem, i) => (
        <li key={i}>
          <button
            type="button"
            data-severity={problem.severity}
            onClick={() => goTo({ ...problem })}
          >
            <b>{problem.severity}</b>
            <span>
              {problem.message}
              {problem.hint !== undefined && <em> — {problem.hint}</em>}
            </span>
            <small>
              {problem.where} {problem.line}:{problem.column} · {problem.code}
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}
