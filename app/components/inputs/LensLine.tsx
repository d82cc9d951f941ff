import { shownLens } from "../../state/derive/lens.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import styles from "./LensLine.module.css"

/** What the clause at the caret may read, in words; and the switch of the lens that shows it. */
export function LensLine() {
  const isOn = usePlayground(({ view }) => view.lens)
  const lens = usePlayground(shownLens)
  const { switchLens } = useActions()
  return (
    <div className={styles.line} role="group" aria-label="Scope lens">
      <Button
        small
        icon="lens"
        aria-pressed={isOn}
        title="Shows what the clause at the caret may read"
        onClick={() => switchLens(!isOn)}
      >
        Scope lens
      </Button>
      {isOn && (
        <p>
          {lens === null ? (
            "what the clause at the caret may read"
          ) : (
            <>
              <b>{lens.name}</b> sees {lens.words}
            </>
          )}
        </p>
      )}
    </div>
  )
}
