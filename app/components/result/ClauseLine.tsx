import { memo } from "react"
import { follow } from "../../state/follow.ts"
import { store } from "../../state/page.ts"
import type { ClauseRow } from "../../state/derive/rows.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./WhyPane.module.css"

/** A check or a policy in one line, which leads to where it is written. */
export const ClauseLine = memo(({ row }: { row: ClauseRow }) => (
  <li className={styles.line} data-tone={row.tone} data-reached={row.result !== "not reached"}>
    <button type="button" title={row.text} onClick={() => follow(store.getState(), row)}>
      <Icon name={row.tone} />
      <Chip block={row.block} />
      <span className={styles.name}>
        {row.kind} {row.index}
      </span>
      <Datalog text={row.text} />
      <span className={styles.result}>{row.result}</span>
    </button>
  </li>
))
ClauseLine.displayName = "ClauseLine"
