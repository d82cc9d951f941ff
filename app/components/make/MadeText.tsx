import { type ReactNode, useId } from "react"
import { count } from "../../state/derive/words.ts"
import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import styles from "./ThirdParty.module.css"

interface Props {
  label: string
  /** As in "Copied the request". */
  what: string
  /** What it is saved as. */
  file: string
  text: string
  /** What else can be done with it. */
  children?: ReactNode
}

/** A text that was made here, to be taken elsewhere. */
export function MadeText({ label, what, file, text, children }: Props) {
  const id = useId()
  const { download } = useActions()
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        <span>{count(text.length, "character")}</span>
      </div>
      <textarea
        id={id}
        className={styles.code}
        readOnly
        rows={3}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div className={styles.actions}>
        <CopyButton text={text} what={what} />
        <Button
          small
          look="line"
          icon="download"
          aria-label={`Save ${what} as a file`}
          onClick={() => download(file, text)}
        >
          Save
        </Button>
        {children}
      </div>
    </div>
  )
}
