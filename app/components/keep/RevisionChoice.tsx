import type { RevisionRow } from "../../state/derive/shelf.ts"
import styles from "./History.module.css"
import { WhenText } from "./WhenText.tsx"

interface Props {
  row: RevisionRow
  isChosen: boolean
  onChoose: (key: number) => void
}

/** A revision in the list; one with a name is marked. */
export function RevisionChoice({ row: { key, title, isNamed, when }, isChosen, onChoose }: Props) {
  return (
    <label className={styles.revision} data-named={isNamed}>
      <input type="radio" name="revision" checked={isChosen} onChange={() => onChoose(key)} />
      <span className={styles.title}>
        <bdi>{title}</bdi>
        {isNamed && <span className={styles.mark}>named</span>}
      </span>
      <WhenText when={when} />
    </label>
  )
}
