import { useState } from "react"
import type { TokenAnatomy } from "../../state/derive/anatomy.ts"
import { costRows, nextOfCost } from "../../state/derive/anatomy-tables.ts"
import { digits } from "../../state/derive/words.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { drawnAtOnce, More } from "./More.tsx"
import { Section } from "./Section.tsx"
import { showViews } from "./show-views.ts"
import styles from "./Tables.module.css"

/** What the token's bytes are spent on, the costliest first; each leads to its bytes. */
export function CostTable({ anatomy }: { anatomy: TokenAnatomy }) {
  const { length } = anatomy.value.costs
  const [drawn, setDrawn] = useState(drawnAtOnce)
  const node = usePlayground((state) => state.view.bytes.node)
  const { selectNode } = useActions()
  return (
    <Section title="What costs how many bytes" amount={digits(length)} isOpenAtFirst>
      <table className={styles.table} aria-label="What costs how many bytes">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Bytes</th>
            <th scope="col">Times</th>
          </tr>
        </thead>
        <tbody>
          {costRows(anatomy, drawn).map((row, i) => (
            // Long names that differ beyond what is shown of them look the same.
            <tr key={i}>
              <th scope="row">
                <button
                  type="button"
                  title="Select its bytes; again for the next ones"
                  aria-pressed={row.nodes.includes(node)}
                  onClick={() => {
                    selectNode(nextOfCost(row, node))
                    showViews()
                  }}
                >
                  {row.name}
                </button>
              </th>
              <td className={styles.share}>
                <meter max={row.total} value={row.bytes} aria-hidden="true" />
                {row.share}
              </td>
              <td>{row.times}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More left={length - drawn} onMore={() => setDrawn(drawn + drawnAtOnce)} />
    </Section>
  )
}
