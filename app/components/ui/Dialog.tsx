import { type ReactNode, useId } from "react"
import { Button } from "./Button.tsx"
import { useDialog } from "./useDialog.ts"
import styles from "./Dialog.module.css"

interface Props {
  title: string
  /** Stays below what scrolls. */
  foot?: ReactNode
  isWide?: boolean
  /** What it means to put it away. */
  onClosed?: () => void
  children: ReactNode
}

/** Text over the page that is read and put away. */
export function Dialog({ title, foot, isWide = false, onClosed, children }: Props) {
  const { element, closed } = useDialog()
  const id = useId()
  return (
    <dialog
      ref={element}
      className={isWide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={id}
      closedby="any"
      onClose={(event) => {
        if (!event.currentTarget.open) onClosed?.()
        closed(event)
      }}
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
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </dialog>
  )
}
