import { useActions, usePlayground } from "../state/page.ts"
import { placeOf } from "../state/places.ts"
import type { ClauseRow } from "../state/rows.ts"
import { Button } from "./Button.tsx"
import { Chip } from "./Chip.tsx"
import { Datalog } from "./Datalog.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./WhyPane.module.css"

export function ClauseLine({ row }: { row: ClauseRow }) {
  const place = usePlayground((state) => placeOf(state, row))
  const { goTo } = useActions()
  return (
    <li className={styles.row} data-tone={row.tone}>
      <div className={styles.head}>
        <em>
          <Icon name={row.tone} />
        </em>
        <Chip block={row.block} />
        <span>
          {row.kind} {row.index} {row.result}
        </span>
        <span className={styles.grow} />
        {place !== null && (
          <Button small onClick={() => goTo({ ...place })}>
            Go to source
          </Button>
        )}
      </div>
      <Datalog text={row.text} />
    </li>
  )
}
