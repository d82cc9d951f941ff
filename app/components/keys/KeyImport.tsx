import { useId, useRef } from "react"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./Keys.module.css"

/** Takes a key from elsewhere in. What is typed is masked, nowhere else, and gone once it is used. */
export function KeyImport() {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { importKey, importKeyFile } = useActions()
  return (
    <form
      className={styles.field}
      data-own-undo=""
      onSubmit={(event) => {
        event.preventDefault()
        const text = field.current!.value
        event.currentTarget.reset()
        if (text !== "") void importKey(text)
      }}
    >
      <label htmlFor={id}>Import a key</label>
      <div className={styles.row}>
        {/* Not controlled: React would keep what it holds in an attribute. */}
        <input
          ref={field}
          id={id}
          type="password"
          placeholder="ed25519-private/…, hex, PEM, DER in base64, web keys"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-own-paste="private key"
        />
        <Button small look="line" onClick={(event) => event.currentTarget.form?.requestSubmit()}>
          Import
        </Button>
        <Button small look="line" icon="file" onClick={() => void importKeyFile()}>
          From a file
        </Button>
      </div>
    </form>
  )
}
