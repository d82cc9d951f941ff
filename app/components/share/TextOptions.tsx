import { lastShared, pseudonymsBlocked, pseudonymWords } from "../../state/derive/share.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Message } from "../ui/Message.tsx"
import { Choice } from "./Choice.tsx"
import styles from "./Share.module.css"

const aliases =
  'The same string gets the same alias everywhere, `"alice"` perhaps `"user1"`, and the verdict stays. Names of predicates, numbers, dates, bytes and public keys stay too.'

/** What is done to the texts before they are shared. */
export function TextOptions() {
  const { isPseudonymous, hasComments } = usePlayground(({ view }) => view.share.options)
  const blocked = usePlayground(pseudonymsBlocked)
  const words = usePlayground((state) => pseudonymWords(lastShared(state)))
  const { chooseSharing } = useActions()
  const isHidden = isPseudonymous && blocked === null
  const done = isHidden ? words : null
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.heading}>Before it is shared</legend>
      <Choice
        title="Replace strings by aliases"
        about={done === null ? <Message text={aliases} /> : undefined}
        isChosen={isHidden}
        blocked={blocked}
        onChange={(isChosen) => chooseSharing({ isPseudonymous: isChosen })}
      />
      <p role="status" className={styles.done}>
        {done !== null && <Message text={done} />}
      </p>
      {!isHidden && (
        <Choice
          title="Leave comments out"
          isChosen={!hasComments}
          blocked={null}
          onChange={(isChosen) => chooseSharing({ hasComments: !isChosen })}
        />
      )}
    </fieldset>
  )
}
