import { answersAsCsv, answersAsDatalog } from "../../state/derive/query-answer.ts"
import { useActions } from "../../state/page.ts"
import type { QueryResult } from "../../state/state.ts"
import { Menu } from "../ui/Menu.tsx"

/** Puts all answers on the clipboard. */
export function CopyAnswers({ result }: { result: QueryResult }) {
  const { copy } = useActions()
  return (
    <Menu
      small
      icon="copy"
      label="Copy the answers"
      title="Copy"
      items={() => [
        {
          id: "datalog",
          title: "Copy as Datalog",
          icon: "copy",
          run: () => void copy(answersAsDatalog(result), "the answers"),
        },
        {
          id: "csv",
          title: "Copy as CSV",
          icon: "table",
          run: () => void copy(answersAsCsv(result), "the answers"),
        },
      ]}
    />
  )
}
