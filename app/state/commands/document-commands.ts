/** The commands about the whole document: sharing it, and keeping it. */
import type { Command } from "./commands.ts"
import { holdsReal } from "../keep/real.ts"
import type { State } from "../state.ts"

const noConflict = ({ kept }: State): string | null =>
  kept.conflict === null ? "no other tab changed this document" : null

export const documentCommands: readonly Command[] = [
  {
    id: "new-document",
    group: "Document",
    title: "New document",
    run: ({ actions }) => void actions.newDocument(),
  },
  {
    id: "documents",
    group: "Document",
    title: "Documents: open, rename, duplicate, delete",
    run: ({ actions }) => actions.openDialog("documents"),
  },
  {
    id: "history",
    group: "Document",
    title: "History of this document",
    run: ({ actions }) => actions.openDialog("history"),
  },
  {
    id: "duplicate-document",
    group: "Document",
    title: "Duplicate this document",
    run: ({ kept, actions }) => void actions.duplicateDocument(kept.id),
  },
  {
    id: "save-file",
    group: "Document",
    title: "Save this document as a file",
    run: ({ actions }) => void actions.exportFile(),
  },
  {
    id: "keep-real",
    group: "Document",
    title: ({ kept }) =>
      kept.keepsReal
        ? "Keep what was pasted in this browser no longer"
        : "Keep what was pasted in this browser",
    blocked: ({ kept, documents }) =>
      kept.keepsReal || holdsReal(documents) ? null : "nothing was pasted from elsewhere",
    run: ({ kept, actions }) => void actions.keepReal(!kept.keepsReal),
  },
  {
    id: "take-theirs",
    group: "Document",
    title: "Take what another tab saved",
    blocked: noConflict,
    run: ({ actions }) => void actions.takeTheirs(),
  },
  {
    id: "keep-mine",
    group: "Document",
    title: "Keep mine as a copy of what another tab saved",
    blocked: noConflict,
    run: ({ actions }) => actions.keepMine(),
  },
  {
    id: "share",
    group: "Document",
    title: "Share: a link, Markdown or a file",
    keys: ["Mod-s"],
    run: ({ actions }) => actions.openDialog("share"),
  },
  {
    id: "copy-as-code",
    group: "Document",
    title: "Copy as code: Rust, Node, Python, Go, Java and others",
    blocked: ({ documents }) =>
      documents.source === "snapshot" ? "a snapshot has no token to verify" : null,
    run: ({ actions }) => void actions.openCode(),
  },
]
