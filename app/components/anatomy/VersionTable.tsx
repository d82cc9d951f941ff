import type { Anatomy } from "../../../src/worker/index.ts"
import { type VersionWords, versionRows } from "../../state/derive/anatomy-tables.ts"
import { digits } from "../../state/derive/words.ts"
import { useActions } from "../../state/page.ts"
import { Chip } from "../ui/Chip.tsx"
import { Section } from "./Section.tsx"
import { showViews } from "./show-views.ts"
import styles from "./Tables.module.css"

/** The version of each block's Datalog and of its signature, and what in it asks for them. */
export function VersionTable({ anatomy }: { anatomy: Anatomy }) {
  const rows = versionRows(anatomy)
  return (
    <Section title="Versions" amount={digits(rows.length)}>
      <table className={styles.table} aria-label="Versions">
        <thead>
          <tr>
            <th scope="col">Block</th>
            <th scope="col">Datalog</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ block, datalog, signature }) => (
            <tr key={block}>
              <th scope="row">
                <Chip block={block} />
              </th>
              <Version words={datalog} />
              <Version words={signature} />
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Version({ words: { version, reason, clause } }: { words: VersionWords }) {
  const { showBytesOf } = useActions()
  return (
    <td>
      <b>{version}</b>: {reason}{" "}
      {clause !== null && (
        <button
          type="button"
          onClick={() => {
            showBytesOf(clause.at)
            showViews()
          }}
        >
          {clause.name}
        </button>
      )}
    </td>
  )
}
