import { useState } from "react"
import type { Anatomy } from "../../../src/worker/index.ts"
import { symbolRows } from "../../state/derive/anatomy-tables.ts"
import { digits } from "../../state/derive/words.ts"
import { Chip } from "../ui/Chip.tsx"
import { drawnAtOnce, More } from "./More.tsx"
import { Section } from "./Section.tsx"
import styles from "./Tables.module.css"

/** The strings of the token: those that its blocks add, and those of every token that it uses. */
export function SymbolTable({ anatomy }: { anatomy: Anatomy }) {
  const rows = symbolRows(anatomy)
  const [drawn, setDrawn] = useState(drawnAtOnce)
  return (
    <Section title="Symbols" amount={digits(rows.length)}>
      <table className={styles.table} aria-label="Symbols">
        <thead>
          <tr>
            <th scope="col">Symbol</th>
            <th scope="col">Index</th>
            <th scope="col">Used</th>
            <th scope="col">Blocks</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map(({ index, text, uses, blocks, isDefault }) => (
            <tr key={`${index} ${blocks.join()} ${isDefault}`}>
              <th scope="row">
                <code>{text}</code>
              </th>
              <td>{index}</td>
              <td>{digits(uses)}</td>
              <td>
                {isDefault ? "default, used by " : "added by "}
                {blocks.slice(0, 3).map((block) => (
                  <Chip key={block} block={block} />
                ))}
                {blocks.length > 3 && ` and ${digits(blocks.length - 3)} more`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <More left={rows.length - drawn} onMore={() => setDrawn(drawn + drawnAtOnce)} />
    </Section>
  )
}
