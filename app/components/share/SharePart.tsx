import { digits } from "../../state/derive/words.ts"
import type { ShareRow } from "../../state/derive/share-rows.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Share.module.css"

/** A part of the document: what it says, what it costs, and whether it goes along. */
export function SharePart({ row }: { row: ShareRow }) {
  const { title, text, isCode, cost, option, blocked } = row
  const isIn = usePlayground(({ view }) => option === null || view.share.options[option])
  const { chooseSharing } = useActions()
  return (
    <li className={styles.part} data-out={cost === null}>
      {option === null ? (
        <span className={styles.name}>
          <Icon name="allow" />
          {title}
        </span>
      ) : (
        <label className={styles.name}>
          <input
            type="checkbox"
            checked={isIn && blocked === null}
            disabled={blocked !== null}
            onChange={({ currentTarget }) => chooseSharing({ [option]: currentTarget.checked })}
          />
          {title}
        </label>
      )}
      <span className={styles.text}>
        {blocked !== null ? `left out: ${blocked}` : isCode ? <Datalog text={text} /> : text}
      </span>
      <span className={styles.cost}>{cost === null ? "–" : digits(cost)}</span>
    </li>
  )
}
