import type { ChangedLine } from "../../state/derive/fix-texts.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Explanation.module.css"

const signs = { removed: "−", added: "+" } as const

/** What a change takes from the program, and what it puts there. */
export function FixPreview({ lines }: { lines: readonly ChangedLine[] }) {
  return (
    <ul className={styles.change} aria-label="The change">
      {lines.map(({ change, block, text }) => (
        <li key={`${change} ${block}`} data-change={change}>
          <b aria-label={change}>{signs[change]}</b>
          <Chip block={block} />
          <Datalog text={text} />
        </li>
      ))}
    </ul>
  )
}
