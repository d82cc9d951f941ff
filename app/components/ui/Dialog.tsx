import { type ReactNode, useId } from "react"
import { Button } from "./Button.tsx"
import { useDialog } from "./useDialog.ts"
import styles from "./Dialog.module.css"

/** Text over the page that is read and put away. */
export function Dialog({ title, children }: { title: string; children: ReactNode }) {
  const { element, closed } = useDialog()
  const id = useId()
  return (
    <dialog
      ref={element}
      className={styles.dialog}
      aria-labelledby={id}
      closedby="any"
      onClose={closed}
    >
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <Button icon="close" aria-label="Close" onClick={() => element.current!.close()} />
      </div>
      {/* What scrolls has to be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.body} role="region" aria-labelledby={id} tabIndex={0}>
        {children}
      </div>
    </dialog>
  )
}
