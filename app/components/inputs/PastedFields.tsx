import { keyField, pastedText } from "../../state/derive/work.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { pastedFailure, pastedSize } from "../../state/derive/token.ts"
import { PasteField } from "./PasteField.tsx"

/** The token from elsewhere, and the key that its authority is checked with. */
export function PastedFields() {
  const pasted = usePlayground((state) => state.documents.pasted)
  const failure = usePlayground(pastedFailure)
  const size = usePlayground(pastedSize)
  const { pasteToken, setPublicKey } = useActions()
  const field = keyField(pasted)
  const { dropped } = pastedText(pasted)
  return (
    <>
      <PasteField
        label="Token"
        noun="token"
        hint="base64url text, such as En0KEwoEZmlsZTES…"
        rows={5}
        focused={pasted.token === ""}
        value={pasted.token}
        amount={size}
        error={failure}
        note={dropped.length === 0 ? undefined : `read without ${dropped.join(", ")}`}
        onChange={pasteToken}
      />
      <PasteField
        label="Root public key"
        noun="key"
        hint="ed25519/… or secp256r1/…"
        rows={1}
        value={pasted.publicKey}
        error={field.kind === "wrong" ? field.message : null}
        onChange={setPublicKey}
      />
    </>
  )
}
