import type { TokenView } from "../../../src/worker/index.ts"
import { usePlayground } from "../../state/page.ts"
import { noText, textPieces } from "../../state/derive/serialized.ts"
import styles from "./TokenStrip.module.css"
import { useWholeSelection } from "./useWholeSelection.ts"

/** The token's text, each block in its colour. Read, selected and copied, never typed in. */
export function TokenText({ view }: { view: TokenView | null }) {
  const empty = usePlayground(noText)
  const select = useWholeSelection()
  return (
    <div
      className={styles.text}
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label="Serialized token"
      data-part="strip-text"
      tabIndex={0}
      dir="ltr"
      translate="no"
      {...select}
    >
      {view === null
        ? empty
        : textPieces(view).map((piece, i) => (
            <span key={i} data-origin={piece.origin} title={piece.name}>
              {piece.text}
            </span>
          ))}
    </div>
  )
}
