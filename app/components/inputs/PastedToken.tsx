import { useActions, usePlayground } from "../../state/page.ts"
import { decodedCount, pastedView } from "../../state/derive/token.ts"
import { Aside } from "./Aside.tsx"
import { BlockList } from "./BlockList.tsx"
import { DecodedBlock } from "./DecodedBlock.tsx"
import styles from "./Panel.module.css"
import { PastedFields } from "./PastedFields.tsx"
import { PasteHint } from "./PasteHint.tsx"
import { RealMark } from "./RealMark.tsx"
import { TokenActions } from "./TokenActions.tsx"
import { TokenMenu } from "./TokenMenu.tsx"
import { TrustLine } from "./TrustLine.tsx"

/** A token from elsewhere: what was pasted, what it says, who signed it, and what is appended to it here. */
export function PastedToken() {
  const blocks = usePlayground(({ documents }) => documents.pasted.blocks)
  const isEmpty = usePlayground(({ documents }) => documents.pasted.token === "")
  const view = usePlayground(pastedView)
  const decoded = usePlayground(decodedCount)
  const { editCopy } = useActions()
  return (
    <>
      <div className={styles.heading}>
        <h2>Pasted token</h2>
        <span className={styles.grow} />
        <TokenMenu />
      </div>
      <RealMark noun="token" />
      <PastedFields />
      {isEmpty && <PasteHint />}
      <TrustLine />
      {view?.blocks.slice(0, decoded).map((_, index) => (
        <DecodedBlock key={index} view={view} index={index} />
      ))}
      {view !== null && (
        <>
          <BlockList blocks={blocks} />
          <TokenActions />
          <Aside
            title="Edit a copy"
            words="makes its blocks yours, under keys of this page: whoever verifies the original refuses the copy."
            onChoose={editCopy}
          />
        </>
      )}
    </>
  )
}
