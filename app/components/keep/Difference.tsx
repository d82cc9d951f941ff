import type { SavedDocument } from "../../../src/document/index.ts"
import { documentDifference } from "../../state/derive/difference.ts"
import styles from "./Difference.module.css"
import { DifferentChoices } from "./DifferentChoices.tsx"
import { DifferentText } from "./DifferentText.tsx"

export interface Sides {
  /** What a line that goes belongs to, as "yours". */
  readonly before: string
  /** What a line that comes belongs to, as "the link’s". */
  readonly after: string
}

interface Props {
  before: SavedDocument
  after: SavedDocument
  sides: Sides
}

/** What has to be done to one document to have another: text by text, and what was chosen in words. */
export function Difference({ before, after, sides }: Props) {
  const { texts, choices, alike } = documentDifference(before, after)
  return (
    <div className={styles.difference}>
      {texts.length + choices.length === 0 ? (
        <p className={styles.none}>They are the same.</p>
      ) : (
        <p className={styles.legend}>
          <span data-kind="removed">
            <b aria-hidden="true">−</b> {sides.before}
          </span>
          <span data-kind="added">
            <b aria-hidden="true">+</b> {sides.after}
          </span>
        </p>
      )}
      {choices.length > 0 && <DifferentChoices choices={choices} sides={sides} />}
      {texts.map((text) => (
        <DifferentText key={text.title} text={text} sides={sides} />
      ))}
      {alike.map((text) => (
        <details key={text.title} className={styles.alike}>
          <summary data-origin={text.origin}>
            {text.title} <span>the same in both</span>
          </summary>
          <DifferentText text={text} sides={sides} />
        </details>
      ))}
    </div>
  )
}
