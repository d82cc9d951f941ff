import { lackingToSign, signedText } from "../../state/derive/third-party.ts"
import { count } from "../../state/derive/words.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { MadeText } from "./MadeText.tsx"
import styles from "./ThirdParty.module.css"
import { toStep } from "./to-step.ts"

/** What the third party sends back, or what is needed for it. */
export function SignedResult() {
  const lacking = usePlayground(lackingToSign)
  const signed = usePlayground(signedText)
  const { editThirdParty } = useActions()
  if (signed === null) {
    return <p className={styles.lacking}>{lacking === null ? "" : `To sign it, ${lacking}.`}</p>
  }
  const { text, size } = signed
  return (
    <div className={styles.result}>
      <p>Send this back to the token's holder: {count(size, "byte")} of Datalog, signed.</p>
      <MadeText label="Signed block" what="the signed block" file="signed-block.txt" text={text}>
        <Button
          small
          look="line"
          onClick={() => {
            toStep("append")
            editThirdParty({ step: "append", block: text })
          }}
        >
          Append it here
        </Button>
      </MadeText>
    </div>
  )
}
