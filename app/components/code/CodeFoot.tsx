import { codeProgram, isProgram } from "../../state/derive/code.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./Code.module.css"

/** What is done with the program. */
export function CodeFoot() {
  const made = usePlayground(codeProgram)
  const told = usePlayground(({ view }) => view.notice?.text)
  const { download } = useActions()
  const program = isProgram(made) ? made : null
  return (
    <div className={styles.foot}>
      <CopyButton
        isMain
        text={program?.text ?? ""}
        what="the program"
        isDisabled={program === null}
      />
      <Button
        look="line"
        icon="download"
        aria-disabled={program === null}
        onClick={() => program !== null && download(program.fileName, program.text)}
      >
        Save as file
      </Button>
      <p role="status" className={styles.told}>
        {told}
      </p>
    </div>
  )
}
