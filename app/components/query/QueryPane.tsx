import { queryResult } from "../../state/derive/query-answer.ts"
import { queryReading } from "../../state/derive/query-text.ts"
import { shownReport } from "../../state/derive/shown.ts"
import { usePlayground } from "../../state/page.ts"
import { Empty } from "../ui/Empty.tsx"
import { Answers } from "./Answers.tsx"
import styles from "./Query.module.css"
import { QueryExamples } from "./QueryExamples.tsx"
import { QueryProblems } from "./QueryProblems.tsx"
import { QueryText } from "./QueryText.tsx"
import { ViewpointChoice } from "./ViewpointChoice.tsx"

/** Asks the facts of the run. */
export function QueryPane() {
  const text = usePlayground((state) => state.documents.query.text)
  const report = usePlayground(shownReport)
  const result = usePlayground(queryResult)
  const { diagnostics } = queryReading(text)
  return (
    <div className={styles.query}>
      <QueryText diagnostics={diagnostics} />
      <ViewpointChoice />
      <QueryProblems diagnostics={diagnostics} />
      {report === null ? (
        <Empty title="No facts to ask yet">
          A query is asked of the facts that a run leaves, once there is a token to run.
        </Empty>
      ) : text.trim() === "" ? (
        <QueryExamples report={report.value} />
      ) : (
        result !== null && <Answers result={result} />
      )}
    </div>
  )
}
