import { revocationIds } from "../../state/derive/revocation.ts"
import { usePlayground } from "../../state/page.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Empty } from "../ui/Empty.tsx"
import { RevocationFacts } from "./RevocationFacts.tsx"
import { RevocationLine } from "./RevocationLine.tsx"
import styles from "./Revocation.module.css"
import { RevokedList } from "./RevokedList.tsx"

/** The ids by which the token's blocks can be revoked, and a list of revoked ids that is held against them. */
export function RevocationView() {
  const own = usePlayground(revocationIds)
  return (
    <div className={styles.view}>
      {own === null ? (
        <Empty title="There is no token yet">
          The id of a block is its signature: it revokes every token that holds the block.
        </Empty>
      ) : (
        <section className={styles.part} aria-labelledby="revocation-ids">
          <div className={styles.head}>
            <h2 id="revocation-ids">Revocation ids</h2>
            <CopyButton text={own.text} what="all revocation ids" title="Copy all" />
          </div>
          <ul className={styles.ids}>
            {own.ids.map((id) => (
              <RevocationLine key={id.index} id={id} />
            ))}
          </ul>
          <p className={styles.about}>
            The id of a block is its signature. Whoever makes a token from this one keeps its
            blocks, and so their ids: revoking one refuses all of those tokens.
          </p>
          <RevocationFacts />
        </section>
      )}
      <RevokedList />
    </div>
  )
}
