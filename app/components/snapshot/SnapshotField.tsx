import { snapshotFailure, snapshotNote, snapshotSize } from "../../state/derive/snapshot.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import panel from "../inputs/Panel.module.css"
import { PasteField } from "../inputs/PasteField.tsx"

/** The snapshot as it was pasted, and what is wrong with it. */
export function SnapshotField() {
  const text = usePlayground(({ documents }) => documents.snapshot.text)
  const failure = usePlayground(snapshotFailure)
  const size = usePlayground(snapshotSize)
  const note = usePlayground(snapshotNote)
  const { editSnapshot } = useActions()
  return (
    <>
      <PasteField
        label="Snapshot"
        noun="snapshot"
        hint="base64url text, such as CgkI6AcQZBjAhD0…"
        rows={5}
        focused={text === ""}
        value={text}
        amount={size}
        error={failure?.message ?? null}
        advice={failure?.hint ?? undefined}
        at={failure?.at ?? undefined}
        note={note === "" ? undefined : note}
        onChange={(value) => void editSnapshot(value)}
      />
      {text === "" && (
        <p className={panel.note}>
          Paste what an authorizer saved of itself, anywhere on the page, or drop its file. Its
          authorizer and limits take the place of those here; undo brings them back. It is read here
          and sent nowhere.
        </p>
      )}
    </>
  )
}
