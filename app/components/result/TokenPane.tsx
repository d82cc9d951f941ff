import { tokenParts } from "../../state/derive/parts.ts"
import { usePlayground } from "../../state/page.ts"
import { shownToken } from "../../state/derive/token.ts"
import { BlockPart } from "./BlockPart.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Empty } from "../ui/Empty.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./TokenPane.module.css"

/** The token as a chain: root key, blocks with their signatures and revocation ids, and what closes it. */
export function TokenPane() {
  const view = usePlayground(shownToken)
  if (view === null) {
    return (
      <Empty title="There is no token yet">
        A token is a chain: each block is signed by a key that the block before it announces.
      </Empty>
    )
  }
  const { rootKey, rootKeyId, blocks, proof, revocationIds } = tokenParts(view)
  return (
    <div className={styles.token}>
      <section className={styles.part}>
        <h2>Root key</h2>
        <p className={styles.line}>
          <code>{rootKey ?? "not known"}</code>
          {rootKeyId !== null && <span>key id {rootKeyId}</span>}
          {rootKey !== null && <CopyButton text={rootKey} what="the root public key" />}
        </p>
      </section>
      {blocks.map((block) => (
        <BlockPart key={block.index} block={block} />
      ))}
      <section className={styles.part}>
        <h2>Proof</h2>
        <p className={styles.state} data-tone={proof.tone}>
          <Icon name={proof.tone} /> {proof.text}
        </p>
      </section>
      <p>
        <CopyButton
          text={revocationIds}
          what="all revocation ids"
          title="Copy all revocation ids"
        />
      </p>
    </div>
  )
}
