import { parsedAuthorizer } from "../state/derive.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { clauseMarks } from "../state/places.ts"
import { Editor } from "./Editor.tsx"
import styles from "./Panel.module.css"

/** The verifying side. */
export function AuthorizerPanel() {
  const authorizer = usePlayground((state) => state.documents.authorizer)
  const place = usePlayground(({ view }) =>
    view.reveal?.document === "authorizer" ? view.reveal : null,
  )
  const marks = usePlayground((state) => clauseMarks(state, "authorizer"))
  const { editAuthorizer } = useActions()
  return (
    <section aria-label="Authorizer" data-part="authorizer">
      <div className={styles.heading}>
        <h2>Authorizer</h2>
        <span className={styles.meta}>facts of the request, checks and policies</span>
      </div>
      <article className={styles.card} data-origin="authorizer" aria-label="Authorizer">
        <Editor
          text={authorizer.text}
          label="Datalog of the authorizer"
          hint="allow if true;"
          diagnostics={parsedAuthorizer(authorizer).diagnostics}
          marks={marks}
          place={place}
          onChange={editAuthorizer}
        />
      </article>
    </section>
  )
}
