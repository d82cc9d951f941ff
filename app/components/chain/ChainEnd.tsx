import type { EndPart } from "../../state/derive/signatures.ts"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Chain.module.css"
import { ChainLink } from "./ChainLink.tsx"

const marks = { open: "unseal", sealed: "seal", broken: "shield-x" } as const

/** What closes the chain, or leaves it open. */
export function ChainEnd({ end }: { end: EndPart }) {
  const { kind, title, text, link } = end
  return (
    <li className={styles.step} aria-label="End of the chain">
      <ChainLink link={link} />
      <div className={styles.box} data-end={kind}>
        <div className={styles.head}>
          <Icon name={marks[kind]} />
          <h2>{title}</h2>
        </div>
        <p className={styles.note}>{text}</p>
      </div>
    </li>
  )
}
