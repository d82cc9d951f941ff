import { useState } from "react"
import { isReal } from "../../state/derive/keeping.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./RealMark.module.css"

/** That what is shown came from elsewhere, and where it is kept: nowhere, until the reader asks. */
export function RealMark({ noun }: { noun: "token" | "snapshot" }) {
  const isShown = usePlayground(isReal)
  const keepsReal = usePlayground(({ kept }) => kept.keepsReal)
  const { keepReal } = useActions()
  const [isAsked, ask] = useState(false)
  if (!isShown) return null
  const choose = (keeps: boolean): void => {
    ask(false)
    void keepReal(keeps)
  }
  return (
    <div className={styles.mark} role="group" aria-label={`Real ${noun}`}>
      <Icon name="warn" />
      <p role="status">
        <strong>Real {noun}:</strong>{" "}
        {keepsReal
          ? "saved in this browser with the document, as you asked; not in links."
          : "not saved, not in the history of revisions, not in links."}
        {isAsked && (
          <span>
            Keep it? Whoever uses this browser profile can then read it, until you keep it no
            longer. Private keys are never kept.
          </span>
        )}
      </p>
      {isAsked ? (
        <div className={styles.choices}>
          <Button small look="line" onClick={() => choose(true)}>
            Keep it
          </Button>
          <Button small onClick={() => ask(false)}>
            Do not
          </Button>
        </div>
      ) : (
        <Button small look="line" onClick={() => (keepsReal ? choose(false) : ask(true))}>
          {keepsReal ? "Keep it no longer" : "Keep it in this browser"}
        </Button>
      )}
    </div>
  )
}
