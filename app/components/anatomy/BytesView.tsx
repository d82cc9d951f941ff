import { isAnatomyNew, shownAnatomy, shownBytes } from "../../state/derive/anatomy.ts"
import { usePlayground } from "../../state/page.ts"
import { Empty } from "../ui/Empty.tsx"
import styles from "./Bytes.module.css"
import { CostTable } from "./CostTable.tsx"
import { HexView } from "./HexView.tsx"
import { KeyTable } from "./KeyTable.tsx"
import { SelectedBytes } from "./SelectedBytes.tsx"
import { Structure } from "./Structure.tsx"
import { SymbolTable } from "./SymbolTable.tsx"
import { TextView } from "./TextView.tsx"
import { VersionTable } from "./VersionTable.tsx"

/** Every byte of the token: as structure, as hexadecimal digits and as text, with what is selected in all three. */
export function BytesView() {
  const hasBytes = usePlayground((state) => shownBytes(state) !== null)
  const anatomy = usePlayground(shownAnatomy)
  const isNew = usePlayground(isAnatomyNew)
  if (!hasBytes) return <Empty title="There is no token yet" />
  if (anatomy === null) {
    return isNew ? (
      <Empty title="The token could not be taken apart">
        It took too long, or the page has a fault. Its blocks are shown as they were read.
      </Empty>
    ) : (
      <p data-awaited>Taking the token apart…</p>
    )
  }
  return (
    <div className={styles.bytes} data-awaited={isNew ? undefined : true}>
      <div className={styles.views} data-part="bytes">
        <Structure anatomy={anatomy.value} />
        <HexView anatomy={anatomy} />
        <TextView anatomy={anatomy} />
      </div>
      <SelectedBytes />
      <CostTable anatomy={anatomy} />
      <SymbolTable anatomy={anatomy.value} />
      <KeyTable anatomy={anatomy.value} />
      <VersionTable anatomy={anatomy.value} />
    </div>
  )
}
