import type { ReactNode } from "react"
import type { Tally } from "../../state/derive/cards.ts"
import { capitalise } from "../../state/derive/words.ts"
import styles from "./Card.module.css"
import { CardState } from "./CardState.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Menu, type MenuItem } from "../ui/Menu.tsx"
import { SignerButton } from "./SignerButton.tsx"

/** Of a third-party block: the key of the other party, and whether more is shown of it. */
export interface Signer {
  /** Null until it is known. */
  readonly key: string | null
  readonly keyId: string
  readonly isShown: boolean
  readonly onShow: () => void
}

interface Props {
  /** What the card is taken by, or why it cannot be. */
  mark: ReactNode
  /** As `block 1`. */
  name: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  summary: string
  /** What is known of its signature. */
  signature?: ReactNode
  tally: Tally | null
  menu: () => readonly MenuItem[]
  signer: Signer | undefined
}

/** The line at the top of a block, which stays when the block is closed. */
export function CardBar(props: Props) {
  const { mark, name, isOpen, onOpen, summary, signature, tally, menu, signer } = props
  return (
    <div className={styles.bar} data-crowded={signer !== undefined || Boolean(signature)}>
      {mark}
      <h3>
        <button
          type="button"
          className={styles.name}
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          <Icon name={isOpen ? "chevron-down" : "chevron-right"} />
          {capitalise(name)}
        </button>
      </h3>
      {signer !== undefined && <SignerButton name={name} signer={signer} />}
      <span className={styles.meta} title={summary}>
        {summary}
      </span>
      <span className={styles.grow} />
      <span className={styles.signature}>{signature}</span>
      {tally !== null && <CardState {...tally} />}
      <Menu label={`More about ${name}`} small items={menu} />
    </div>
  )
}
