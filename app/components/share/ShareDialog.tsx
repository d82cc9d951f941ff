import { usePlayground } from "../../state/page.ts"
import { absentWords } from "../../state/derive/share.ts"
import { shareRows } from "../../state/derive/share-rows.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import { RealChoices } from "./RealChoices.tsx"
import styles from "./Share.module.css"
import { ShareFoot } from "./ShareFoot.tsx"
import { SharePart } from "./SharePart.tsx"
import { TextOptions } from "./TextOptions.tsx"
import { useShare } from "./useShare.ts"

/** What a link to this page holds and what it does not; and the link, to be copied. */
export function ShareDialog() {
  useShare()
  const rows = usePlayground(shareRows)
  const absent = usePlayground(absentWords)
  return (
    <Dialog title="Share" foot={<ShareFoot />}>
      <div className={styles.sheet}>
        <p className={styles.about}>
          The link holds the document itself, behind its <code>#</code>: nothing is uploaded.
        </p>
        <RealChoices />
        <section aria-labelledby="share-in">
          <h3 id="share-in" className={styles.heading}>
            In the link
            <span>characters</span>
          </h3>
          <ul className={styles.parts}>
            {rows.map((row) => (
              <SharePart key={row.part} row={row} />
            ))}
          </ul>
        </section>
        <section aria-labelledby="share-out">
          <h3 id="share-out" className={styles.heading}>
            Not in the link
          </h3>
          <ul className={styles.absent}>
            {absent.map((words) => (
              <li key={words}>
                <Icon name="deny" />
                <span>
                  <Message text={words} />
                </span>
              </li>
            ))}
          </ul>
        </section>
        <TextOptions />
      </div>
    </Dialog>
  )
}
