import { keyField, pastedText } from "../state/derive.ts"
import { useActions, usePlayground } from "../state/page.ts"
import { pastedFailure, pastedView } from "../state/token.ts"
import { DecodedBlock } from "./DecodedBlock.tsx"
import styles from "./Panel.module.css"
import { PasteField } from "./PasteField.tsx"
import { TrustLine } from "./TrustLine.tsx"

/** A token from elsewhere: what was pasted, what it says, and who signed it. */
export function PastedToken() {
  const pasted = usePlayground((state) => state.documents.pasted)
  const view = usePlayground(pastedView)
  const failure = usePlayground(pastedFailure)
  const { pasteToken, setPublicKey } = useActions()
  const field = keyField(pasted)
  const { dropped } = pastedText(pasted)
  return (
    <>
      <div className={styles.heading}>
        <h2>Pasted token</h2>
        <span className={styles.meta}>stays in this tab</span>
      </div>
      <PasteField
        label="Token"
        hint="base64url text, such as En0KEwoEZmlsZTES…"
        rows={4}
        focused
        value={pasted.token}
        error={failure}
        note={dropped.length === 0 ? undefined : `read without ${dropped.join(", ")}`}
        onChange={pasteToken}
      />
      <PasteField
        label="Root public key"
        hint="ed25519/… or secp256r1/…"
        rows={1}
        value={pasted.publicKey}
        error={field.kind === "wrong" ? field.message : null}
        onChange={setPublicKey}
      />
      <TrustLine />
      {view?.blocks.map((_, index) => (
        <DecodedBlock key={index} view={view} index={index} />
      ))}
    </>
  )
}
