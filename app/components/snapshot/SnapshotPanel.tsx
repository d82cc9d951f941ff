import { useActions, usePlayground } from "../../state/page.ts"
import { snapshotView } from "../../state/derive/snapshot.ts"
import { Aside } from "../inputs/Aside.tsx"
import { DecodedBlock } from "../inputs/DecodedBlock.tsx"
import panel from "../inputs/Panel.module.css"
import { RealMark } from "../inputs/RealMark.tsx"
import { TokenMenu } from "../inputs/TokenMenu.tsx"
import { SnapshotField } from "./SnapshotField.tsx"
import { SnapshotNotes } from "./SnapshotNotes.tsx"
import { SnapshotRun } from "./SnapshotRun.tsx"
import { SnapshotTable } from "./SnapshotTable.tsx"

/** An authorizer's snapshot: what was pasted, what it says of its run, and the blocks it holds. */
export function SnapshotPanel() {
  const view = usePlayground(snapshotView)
  const { workFromSnapshot } = useActions()
  return (
    <>
      <div className={panel.heading}>
        <h2>Snapshot</h2>
        <span className={panel.grow} />
        <TokenMenu />
      </div>
      <RealMark noun="snapshot" />
      <SnapshotField />
      {view !== null && (
        <>
          <SnapshotTable view={view} />
          <SnapshotNotes notes={view.notes} />
          <SnapshotRun />
          <p className={panel.note}>
            A snapshot holds no signatures: whoever made it says what was verified.
          </p>
          {view.blocks.map((_, index) => (
            <DecodedBlock key={index} view={view} index={index} />
          ))}
          <Aside
            title="Work from it"
            words="makes its blocks yours, under keys of this page. Authorizer and limits stay."
            onChoose={workFromSnapshot}
          />
        </>
      )}
    </>
  )
}
