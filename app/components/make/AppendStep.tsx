import { growthWords, noOpenToken } from "../../state/derive/make.ts"
import {
  blockMessage,
  cannotAppend,
  nextBlockName,
  readBlock,
} from "../../state/derive/third-party.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Message } from "../ui/Message.tsx"
import { Blocked } from "./Blocked.tsx"
import { ReadBlock } from "./ReadBlock.tsx"
import { TakenText } from "./TakenText.tsx"
import styles from "./ThirdParty.module.css"

/** What the token's holder does with the signed block that came back. */
export function AppendStep() {
  const block = usePlayground(({ view }) => view.thirdParty.block)
  const message = usePlayground(blockMessage)
  const read = usePlayground(readBlock)
  const none = usePlayground(noOpenToken)
  const reason = usePlayground(cannotAppend)
  const name = usePlayground(nextBlockName)
  const growth = usePlayground((state) => growthWords(state, readBlock(state)?.total ?? null))
  const { editThirdParty, appendSigned } = useActions()
  return (
    <div className={styles.step}>
      <TakenText
        label="Signed block"
        hint="What the third party sent back"
        value={block}
        message={message}
        onChange={(changed) => editThirdParty({ block: changed })}
      />
      {read !== null && <ReadBlock view={read} />}
      {none !== null && <Blocked title="It cannot be appended" reason={none} />}
      <div className={styles.foot}>
        <span className={styles.words} role="status">
          {growth}
          {none === null && reason !== null && message === "" && (
            <Message text={`It cannot be appended: ${reason}.`} />
          )}
        </span>
        <Button look="solid" aria-disabled={reason !== null} onClick={appendSigned}>
          Append as {name}
        </Button>
      </div>
    </div>
  )
}
