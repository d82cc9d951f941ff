import { useId, useState } from "react"
import type { KeyPair } from "../../../src/worker/index.ts"
import { readPrivateKey } from "../../state/keys.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./KeyDetails.module.css"

/** Takes a private key of the reader's own. What is typed is nowhere else, and gone once it is used. */
export function PrivateKeyField({ onKey }: { onKey: (key: KeyPair) => void }) {
  const id = useId()
  const [field, setField] = useState(() => readPrivateKey(""))
  const [isShown, show] = useState(false)
  return (
    <form
      className={styles.field}
      data-own-undo=""
      onSubmit={(event) => {
        event.preventDefault()
        if (field.kind !== "key") return
        onKey(field.key)
        event.currentTarget.reset()
        setField(readPrivateKey(""))
      }}
    >
      <label htmlFor={id}>Use a key of yours</label>
      <div className={styles.row}>
        {/* Not controlled: React would keep what it holds in an attribute. */}
        <input
          id={id}
          type={isShown ? "text" : "password"}
          placeholder="private key, in hex"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-own-paste="private key"
          aria-invalid={field.kind === "wrong"}
          aria-describedby={`${id}-error`}
          onInput={(event) => setField(readPrivateKey(event.currentTarget.value))}
        />
        <Button small look="line" aria-pressed={isShown} onClick={() => show(!isShown)}>
          Show
        </Button>
        <Button
          small
          look="line"
          disabled={field.kind !== "key"}
          onClick={(event) => event.currentTarget.form?.requestSubmit()}
        >
          Use it
        </Button>
      </div>
      <p id={`${id}-error`} className={styles.error} role="status">
        {field.kind === "wrong" ? field.message : null}
      </p>
    </form>
  )
}
