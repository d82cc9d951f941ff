import { useId } from "react"
import { Button } from "./Button.tsx"
import type { IconName } from "./Icon.tsx"
import { useMenu } from "./useMenu.ts"
import styles from "./Menu.module.css"
import { MenuEntry } from "./MenuEntry.tsx"

export interface MenuItem {
  readonly id: string
  /** Code stands between backticks. */
  readonly title: string
  /** What there is to know before choosing it. */
  readonly note?: string
  readonly icon?: IconName
  /** As commands write them: `Mod-Shift-k`. */
  readonly keys?: string
  /** Why it cannot be chosen now; it can be read all the same. */
  readonly blocked?: string | null
  /** Given for choices of which one holds. */
  readonly checked?: boolean
  /** Whether a line parts it from the item before. */
  readonly separated?: boolean
  readonly run: () => void
}

interface Props {
  readonly label: string
  readonly icon?: IconName
  /** Words on the button. */
  readonly title?: string
  readonly small?: boolean
  /** Asked for when it opens. */
  readonly items: () => readonly MenuItem[]
}

/** A button with a list of things to do beside it, over everything else. */
export function Menu({ label, icon = "more", title, small = false, items }: Props) {
  const id = useId()
  const { isOpen, button, list, toggle, close, closed, takeKey } = useMenu()
  return (
    <>
      <Button
        ref={button}
        icon={icon}
        small={small}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={label}
        popoverTarget={id}
        onClick={(event) => {
          event.preventDefault()
          toggle()
        }}
      >
        {title}
      </Button>
      <div
        ref={list}
        id={id}
        className={styles.list}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={({ newState }) => newState === "closed" && closed()}
        onKeyDown={takeKey}
      >
        {isOpen &&
          items().map((item) => (
            <MenuEntry
              key={item.id}
              item={item}
              onChoose={() => {
                close()
                item.run()
              }}
            />
          ))}
      </div>
    </>
  )
}
