import type { Anatomy } from "../../../src/worker/index.ts"
import { keyRows } from "../../state/derive/anatomy-tables.ts"
import { digits } from "../../state/derive/words.ts"
import { Chip } from "../ui/Chip.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Section } from "./Section.tsx"
import styles from "./Tables.module.css"

/** The public keys that clauses refer to by their index. */
export function KeyTable({ anatomy }: { anatomy: Anatomy }) {
  const rows = keyRows(anatomy)
  return (
    <Section title="Public keys" amount={digits(rows.length)}>
      {rows.length === 0 ? (
        <p className={styles.none}>No clause of the token trusts a key.</p>
      ) : (
        <table className={styles.table} aria-label="Public keys">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Index</th>
              <th scope="col">Added by</th>
              <th scope="col">Copy</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ block, index, key }) => (
              <tr key={`${block} ${index}`}>
                <th scope="row">
                  <code>{key}</code>
                </th>
                <td>{index}</td>
                <td>
                  <Chip block={block} />
                </td>
                <td>
                  <CopyButton text={key} what="the public key" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
