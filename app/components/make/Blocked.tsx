import { written } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./ThirdParty.module.css"
import { toStep } from "./to-step.ts"

/** Why something cannot be done; and what lifts a seal that was put on here. */
export function Blocked({ title, reason }: { title: string; reason: string | null }) {
  const isSealedHere = usePlayground(({ documents }) => written(documents).sealed)
  const step = usePlayground(({ view }) => view.thirdParty.step)
  const { sealToken } = useActions()
  return (
    <p className={styles.blocked}>
      <span>
        {title}: <Message text={reason ?? "the token is being made"} />.
      </span>
      {isSealedHere && (
        <Button
          small
          look="line"
          icon="unseal"
          onClick={() => {
            toStep(step)
            sealToken(false)
          }}
        >
          Unseal
        </Button>
      )}
    </p>
  )
}
