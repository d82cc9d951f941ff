import type { BlockDraft } from "../../state/documents.ts"
import { useActions } from "../../state/page.ts"
import type { MenuItem } from "../ui/Menu.tsx"
import type { BlockMove } from "./useBlockMove.ts"

interface Done {
  /** As `block 1`. */
  readonly name: string
  readonly onRemove: () => void
  /** Of a third-party block: opens its key, or closes it. */
  readonly onKey: (() => void) | undefined
}

/** What can be done with a block that is written here. */
export function useBlockMenu(
  { id, text, signed }: BlockDraft,
  { index, first, last, move }: BlockMove,
  { name, onRemove, onKey }: Done,
): readonly MenuItem[] {
  const { duplicateBlock, copy } = useActions()
  const item = (id: string, title: string, more: Omit<MenuItem, "id" | "title">): MenuItem => ({
    id,
    title,
    ...more,
  })
  const fitNote = signed === null ? {} : { note: "it was signed for this place, and fits no other" }
  const copyText = item("copy", "Copy as Datalog text", {
    icon: "copy",
    separated: true,
    run: () => void copy(text, `the Datalog of ${name}`),
  })
  if (index < first) {
    const blocked = "a token has one authority, and it comes first"
    return [item("stays", "Duplicate, move, remove", { blocked, run: () => {} }), copyText]
  }
  return [
    item("duplicate", `Duplicate ${name}`, {
      icon: "duplicate",
      blocked: signed === null ? null : "it was signed for its place alone",
      run: () => duplicateBlock(id),
    }),
    item("up", "Move up", {
      icon: "up",
      ...fitNote,
      blocked: index === first ? "it is the first already" : null,
      run: () => move(index - 1),
    }),
    item("down", "Move down", {
      icon: "down",
      ...fitNote,
      blocked: index === last ? "it is the last already" : null,
      run: () => move(index + 1),
    }),
    copyText,
    ...(onKey === undefined
      ? []
      : [item("key", "The third party's key…", { icon: "key", run: onKey })]),
    item("remove", `Remove ${name}`, {
      icon: "trash",
      separated: true,
      run: onRemove,
    }),
  ]
}
