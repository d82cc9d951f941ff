import { currentShared, pseudonymsBlocked, pseudonymWords } from "../../state/derive/share.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Message } from "../ui/Message.tsx"
import styles from "./Share.module.css"

/** What is done to the texts before they are shared. */
export function TextOptions() {
  const { isPseudonymous, hasComments } = usePlayground(({ view }) => view.share.options)
  const blocked = usePlayground(pseudonymsBlocked)
  const done = usePlayground((state) => pseudonymWords(currentShared(state)))
  const { chooseSharing } = useActions()
  const isHidden = isPseudonymous && blocked === null
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.heading}>Before it is shared</legend>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isHidden}
          disabled={blocked !== null}
          onChange={({ currentTarget }) => chooseSharing({ isPseudonymous: currentTarget.checked })}
        />
        <span>
          <b>Replace strings by aliases</b>
          <span>
            {blocked === null ? (
              <Message text='The same string is the same alias everywhere, `"alice"` perhaps `"user1"`, and the verdict stays. Names, numbers, dates, bytes and public keys stay too.' />
            ) : (
              `Not possible: ${blocked}.`
            )}
          </span>
        </span>
      </label>
      <p role="status" className={styles.done}>
        {done !== null && <Message text={done} />}
      </p>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={isHidden || !hasComments}
          disabled={isHidden}
          onChange={({ currentTarget }) => chooseSharing({ hasComments: !currentTarget.checked })}
        />
        <span>
          <b>Leave comments out</b>
        </span>
      </label>
    </fieldset>
  )
}
