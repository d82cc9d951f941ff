import { follow } from "../../state/follow.ts"
import { store } from "../../state/page.ts"
import type { ClauseRow } from "../../state/derive/rows.ts"
import { Button } from "../ui/Button.tsx"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./WhyPane.module.css"

/** A clause that decided, in full. */
export function ClauseCard({ row }: { row: ClauseRow }) {
  return (
    <li className={styles.card} data-tone={row.tone}>
      <div className={styles.head}>
        <Icon name={row.tone} />
        <Chip block={row.block} />
        <span className={styles.result}>
          {row.kind} {row.index} {row.result}
        </span>
        <Button small onClick={() => follow(store.getState(), row)}>
          Go to source
        </Button>
      </div>
      <Datalog text={row.text} />
    </li>
  )
}
