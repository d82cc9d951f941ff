/** The commands about the whole document: sharing it, and keeping it. */
import type { Command } from "./commands.ts"

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
    id: "share",
    group: "Document",
    title: "Share: a link, Markdown or a file",
    keys: ["Mod-s"],
    run: ({ actions }) => actions.openDialog("share"),
  },
  {
    id: "copy-as-code",
    group: "Document",
    title: "Copy as code: Node, Rust, Python, Go, Java, Haskell, PHP, CLI, JSON",
    blocked: ({ documents }) =>
      documents.source === "snapshot" ? "a snapshot has no token to verify" : null,
    run: ({ actions }) => void actions.openCode(),
  },
]
