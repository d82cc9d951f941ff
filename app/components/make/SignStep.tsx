import { draftedBlock, requestMessage } from "../../state/derive/third-party.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Editor } from "../ui/Editor.tsx"
import { SignedResult } from "./SignedResult.tsx"
import { SignerField } from "./SignerField.tsx"
import { TakenText } from "./TakenText.tsx"
import styles from "./ThirdParty.module.css"
import { useTextHistory } from "./useTextHistory.ts"

const noMarks = [] as const

/** What the third party does: says something, and signs it for the token that the request is of. */
export function SignStep() {
  const { request, text } = usePlayground(({ view }) => view.thirdParty)
  const message = usePlayground(requestMessage)
  const { editThirdParty } = useActions()
  const history = useTextHistory(text, (changed) => editThirdParty({ text: changed }))
  return (
    <div className={styles.step}>
      <TakenText
        label="Request"
        hint="What the token's holder sent"
        value={request}
        message={message}
        onChange={(changed) => editThirdParty({ request: changed })}
      />
      <div className={styles.field}>
        <span className={styles.label}>What the block says</span>
        <div className={styles.editor}>
          <Editor
            text={text}
            label="Datalog of the third party's block"
            hint={'group("admin");'}
            diagnostics={draftedBlock(text).diagnostics}
            marks={noMarks}
            place={null}
            {...history}
          />
        </div>
      </div>
      <SignerField />
      <SignedResult />
    </div>
  )
}
