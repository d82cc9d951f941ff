import { printPublicKey } from "../../../src/ast/index.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { ownToken } from "../../state/derive/token.ts"
import { Button } from "../ui/Button.tsx"
import { toPanel } from "../ui/focus.ts"
import styles from "./Panel.module.css"

/** What can be pasted, while nothing is. */
export function PasteHint() {
  const own = usePlayground(ownToken)
  const { pasteToken, setPublicKey } = useActions()
  return (
    <div className={styles.note}>
      <p>
        Paste a token as you have it: base64 with or without a{" "}
        <code className={styles.code}>Bearer</code> header, quotes or line breaks. It is decoded
        here and sent nowhere. With the root public key its signatures are checked.
      </p>
      {own?.rootKey && (
        <Button
          small
          look="line"
          icon="paste"
          onClick={({ currentTarget }) => {
            toPanel(currentTarget)
            setPublicKey(printPublicKey(own.rootKey!))
            pasteToken(own.text)
          }}
        >
          Use the token written here
        </Button>
      )}
    </div>
  )
}
