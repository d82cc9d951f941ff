import { noOpenToken } from "../../state/derive/make.ts"
import { requestText, requestWords } from "../../state/derive/third-party.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Blocked } from "./Blocked.tsx"
import { MadeText } from "./MadeText.tsx"
import styles from "./ThirdParty.module.css"
import { toStep } from "./to-step.ts"

/** What the token's holder sends to the third party. */
export function RequestStep() {
  const request = usePlayground(requestText)
  const about = usePlayground(requestWords)
  const none = usePlayground(noOpenToken)
  const { editThirdParty } = useActions()
  if (request === null) return <Blocked title="There is no request" reason={none} />
  return (
    <div className={styles.step}>
      <p>Send this to the third party. {about}</p>
      <MadeText label="Request" what="the request" file="request.txt" text={request}>
        <Button
          small
          look="line"
          onClick={() => {
            toStep("sign")
            editThirdParty({ step: "sign", request })
          }}
        >
          Sign it here
        </Button>
      </MadeText>
    </div>
  )
}
