import { useActions, usePlayground } from "../../state/page.ts"
import { isClosed } from "../../state/derive/token.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Panel.module.css"

/** What the token grows by and is closed with. */
export function TokenActions() {
  const isPasted = usePlayground(({ documents }) => documents.source === "pasted")
  const sealed = usePlayground(({ documents }) => documents[documents.source].sealed)
  const closed = usePlayground(isClosed)
  const { addBlock, addThirdPartyBlock, sealToken } = useActions()
  return (
    <div className={styles.actions}>
      <Button small look="line" icon="add" data-adds-block="" disabled={closed} onClick={addBlock}>
        {isPasted ? "Attenuate: add a block" : "Block"}
      </Button>
      <Button small look="line" icon="add" disabled={closed} onClick={addThirdPartyBlock}>
        Third-party block
      </Button>
      <span className={styles.why}>
        {closed && "It came sealed: nobody can append blocks."}
        {sealed && "Sealed: nobody can append blocks to it."}
      </span>
      <Button
        small
        icon={sealed || closed ? "seal" : "unseal"}
        aria-pressed={sealed || closed}
        disabled={closed}
        title="A sealed token takes no further block"
        onClick={() => sealToken(!sealed)}
      >
        {sealed || closed ? "Sealed" : "Seal"}
      </Button>
    </div>
  )
}
