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
        Paste a token as you have it, anywhere on the page, or drop a file: with its{" "}
        <code className={styles.code}>Bearer</code> header, cookie, quotes, JSON or line breaks, in
        base64, hexadecimal or raw. Keys, requests, signed blocks and snapshots are recognised too.
        It is read here and sent nowhere.
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
