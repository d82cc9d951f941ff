import { keyField } from "../../state/derive/work.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { pastedFailure, pastedNote, pastedSize } from "../../state/derive/token.ts"
import { PasteField } from "./PasteField.tsx"

/** The token from elsewhere, and the keys that its authority may be checked with. */
export function PastedFields() {
  const pasted = usePlayground((state) => state.documents.pasted)
  const failure = usePlayground(pastedFailure)
  const size = usePlayground(pastedSize)
  const note = usePlayground(pastedNote)
  const { pasteToken, setPublicKey } = useActions()
  const field = keyField(pasted)
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
        error={failure?.message ?? null}
        advice={failure?.hint ?? undefined}
        at={failure?.at ?? undefined}
        note={note === "" ? undefined : note}
        onChange={pasteToken}
      />
      <PasteField
        label="Root public key"
        noun="key"
        hint="ed25519/… or secp256r1/…; several, one a line, are tried"
        rows={1}
        value={pasted.publicKey}
        error={field.kind === "wrong" ? field.message : null}
        onChange={setPublicKey}
      />
    </>
  )
}
