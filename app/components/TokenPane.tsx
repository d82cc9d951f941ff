import { usePlayground } from "../state/page.ts"
import { shownToken, tokenRows } from "../state/token.ts"
import { Chip } from "./Chip.tsx"
import { CopyButton } from "./CopyButton.tsx"
import { Empty } from "./Empty.tsx"
import styles from "./TokenPane.module.css"

/** The token as a chain: root key, blocks with their versions and revocation ids, and what closes it. */
export function TokenPane() {
  const view = usePlayground(shownToken)
  if (view === null) return <Empty>There is no token yet.</Empty>
  const { rootKey, rootKeyId, proof, blocks } = tokenRows(view)
  return (
    <dl className={styles.token}>
      <dt>Root public key</dt>
      <dd>
        <code>{rootKey ?? "not known"}</code>
        {rootKey !== null && <CopyButton text={rootKey} what="the root public key" />}
      </dd>
      {rootKeyId !== null && (
        <>
          <dt>Root key id</dt>
          <dd>{rootKeyId}</dd>
        </>
      )}
      {blocks.map((block) => (
        <div key={block.index} className={styles.block}>
          <dt>
            <Chip block={block.index} /> {block.summary}
          </dt>
          <dd>
            <span className={styles.label}>revocation id</span>
            <CopyButton text={block.revocationId} what={`the revocation id of ${block.name}`} />
            <code>{block.revocationId}</code>
          </dd>
        </div>
      ))}
      <dt>Proof</dt>
      <dd>{proof}</dd>
    </dl>
  )
}
