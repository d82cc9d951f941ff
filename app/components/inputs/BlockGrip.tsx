import type { Drag } from "../../state/drag.ts"
import styles from "./Card.module.css"
import { keepInSight } from "../ui/focus.ts"
import { followDrag } from "./follow-drag.ts"
import { Icon } from "../ui/Icon.tsx"
import type { BlockMove } from "./useBlockMove.ts"

interface Props extends BlockMove {
  /** As `block 1`. */
  name: string
  onDrag: (drag: Drag | null) => void
}

const steps: ReadonlyMap<string, number> = new Map([
  ["ArrowUp", -1],
  ["ArrowDown", 1],
])

/** What a block is moved by: dragged, or with the arrow keys. */
export function BlockGrip({ name, index, first, move, onDrag }: Props) {
  return (
    <button
      type="button"
      className={styles.grip}
      data-grip=""
      aria-label={`Move ${name}`}
      aria-keyshortcuts="ArrowUp ArrowDown"
      title="Drag to move, or use the arrow keys"
      onPointerDown={({ nativeEvent, currentTarget }) =>
        followDrag(nativeEvent, currentTarget, {
          from: index - first,
          onDrag,
          onDrop: (to) => move(to + first),
        })
      }
      onKeyDown={(event) => {
        const step = steps.get(event.key)
        if (step === undefined) return
        event.preventDefault()
        move(index + step)
        keepInSight(event.currentTarget)
      }}
    >
      <Icon name="drag" />
    </button>
  )
}
