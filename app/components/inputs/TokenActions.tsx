import { noEnd, sizeWords } from "../../state/derive/make.ts"
import { written } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { capitalise } from "../../state/derive/words.ts"
import { isClosed } from "../../state/derive/token.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Panel.module.css"
import { SealButton } from "./SealButton.tsx"

/** What the token grows by and is closed with, and how much it has grown. */
export function TokenActions() {
  const isPasted = usePlayground(({ documents }) => documents.source === "pasted")
  const sealed = usePlayground(({ documents }) => written(documents).sealed)
  const closed = usePlayground(isClosed)
  const reason = usePlayground(noEnd)
  const size = usePlayground(sizeWords)
  const { addBlock, addThirdPartyBlock, openDialog } = useActions()
  const title = closed ? cameSealed : reason === null ? undefined : `${capitalise(reason)}.`
  return (
    <>
      <div className={styles.actions}>
        <Button
          small
          look="line"
          icon="add"
          data-adds-block=""
          disabled={reason !== null}
          title={title}
          onClick={addBlock}
        >
          {isPasted ? "Attenuate: add a block" : "Block"}
        </Button>
        <Button
          small
          look="line"
          icon="add"
          disabled={reason !== null}
          title={title}
          onClick={addThirdPartyBlock}
        >
          Third-party block
        </Button>
        <Button
          small
          disabled={reason !== null}
          title={title ?? "Attenuate: a form writes the checks"}
          onClick={() => openDialog("attenuate")}
        >
          By form…
        </Button>
        <Button
          small
          title="A block that a third party signs on another machine"
          onClick={() => openDialog("third-party")}
        >
          Signed elsewhere…
        </Button>
        <SealButton />
      </div>
      <p className={styles.grown}>
        <span>{size}</span>
        <span>
          {title}
          {sealed && sealedHere}
        </span>
      </p>
    </>
  )
}

const cameSealed =
  "It came sealed: nobody can append blocks. The secret that it takes was thrown away."
const sealedHere =
  "Sealed: nobody can append blocks to it. A signature takes the place of its secret."
