import { codeProgram, isProgram } from "../../state/derive/code.ts"
import { usePlayground } from "../../state/page.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { Empty } from "../ui/Empty.tsx"
import styles from "./Code.module.css"
import { CodeFoot } from "./CodeFoot.tsx"
import { CodeNotes } from "./CodeNotes.tsx"
import { LanguageChoice } from "./LanguageChoice.tsx"
import { PurposeChoice } from "./PurposeChoice.tsx"

/** The document as a program in another language, with what may come out otherwise there. */
export function CodeDialog() {
  const made = usePlayground(codeProgram)
  return (
    <Dialog title="Copy as code" isWide foot={<CodeFoot />}>
      <div className={styles.sheet}>
        <LanguageChoice />
        <PurposeChoice />
        {isProgram(made) ? (
          <div className={styles.made}>
            {/* What scrolls has to be reached by keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className={styles.program} role="region" aria-label={made.fileName} tabIndex={0}>
              <code>{made.text}</code>
            </pre>
            <CodeNotes program={made} />
          </div>
        ) : (
          <Empty title="No program">{made.message}</Empty>
        )}
      </div>
    </Dialog>
  )
}
