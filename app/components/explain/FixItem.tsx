import type { FixText } from "../../state/derive/fix-texts.ts"
import { fixApplies } from "../../state/derive/fixes.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Sentence } from "../ui/Sentence.tsx"
import styles from "./Explanation.module.css"
import { FixPreview } from "./FixPreview.tsx"

/** A change with what it would mean; looked at first, then made. */
export function FixItem({ text }: { text: FixText }) {
  const { fix, title, meaning, outcome, lines } = text
  const obstacle = usePlayground((state) => fixApplies(state, fix))
  const isShown = usePlayground((state) => state.view.why.preview === fix)
  const { previewFix, applyFix } = useActions()
  return (
    <li className={styles.fix}>
      <div className={styles.proposal}>
        <strong>
          <Sentence parts={title} />
        </strong>
        <Button small aria-expanded={isShown} onClick={() => previewFix(isShown ? null : fix)}>
          Preview
        </Button>
        {obstacle === null && (
          <Button small look="line" onClick={() => applyFix(fix)}>
            Apply
          </Button>
        )}
      </div>
      <p>
        <Sentence parts={meaning} />. <span>{outcome}.</span>
      </p>
      {obstacle !== null && <p className={styles.note}>Not here: {obstacle}.</p>}
      {isShown && <FixPreview lines={lines} />}
    </li>
  )
}
