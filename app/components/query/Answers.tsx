import { queryQuestion } from "../../state/derive/query.ts"
import {
  answerTable,
  isQueryStale,
  noAnswerWords,
  aboutWords,
} from "../../state/derive/query-answer.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import type { QueryResult } from "../../state/state.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import { AnswerTable } from "./AnswerTable.tsx"
import { CopyAnswers } from "./CopyAnswers.tsx"
import styles from "./Query.module.css"

/** The answers to the query that was asked last, dimmed while they are to another one. */
export function Answers({ result }: { result: QueryResult }) {
  const stale = usePlayground(isQueryStale)
  const help = usePlayground(noAnswerWords)
  const about = usePlayground(aboutWords)
  const isReadable = usePlayground((state) => queryQuestion(state) !== null)
  const { turnIntoCheck } = useActions()
  const { columns, rows, amount, error } = answerTable(result)
  return (
    <section className={styles.answers} data-stale={stale} aria-label="Answers">
      <div className={styles.head}>
        <output>
          {error === null && amount} {about !== "" && <span>{about}</span>}
        </output>
        {rows.length > 0 && columns.length > 0 && <CopyAnswers result={result} />}
        <Button small look="line" icon="add" aria-disabled={!isReadable} onClick={turnIntoCheck}>
          Turn into a check
        </Button>
      </div>
      {error !== null && (
        <p className={styles.error} role="alert">
          <Icon name="deny" />
          <span>
            <Message text={error} />
          </span>
        </p>
      )}
      {error === null && rows.length === 0 && (
        <p className={styles.help}>
          <Message text={help} />
        </p>
      )}
      {rows.length > 0 && <AnswerTable columns={columns} rows={rows} />}
    </section>
  )
}
