import type { BlockPart as Part } from "../../state/derive/parts.ts"
import { Chip } from "../ui/Chip.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./TokenPane.module.css"

/** One block of the chain: what it weighs, who signed it, and the id that revokes it. */
export function BlockPart({ block }: { block: Part }) {
  const { index, name, summary, signature, external, revocationId } = block
  return (
    <section className={styles.part} aria-label={name}>
      <div className={styles.head}>
        <Chip block={index} />
        <span>{summary}</span>
      </div>
      <p className={styles.state} data-tone={signature.tone}>
        <Icon name={signature.tone} /> {signature.text}
      </p>
      {external !== null && (
        <div className={styles.line}>
          <span className={styles.state} data-tone={external.tone}>
            <Icon name={external.tone} /> {external.text}
          </span>
          <code>{external.key}</code>
          <CopyButton text={external.key} what={`the third party's key of ${name}`} />
        </div>
      )}
      <div className={styles.line}>
        <span>revocation id</span>
        <code title={revocationId}>{revocationId}</code>
        <CopyButton text={revocationId} what={`the revocation id of ${name}`} />
      </div>
    </section>
  )
}
