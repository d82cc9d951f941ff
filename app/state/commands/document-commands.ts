/** The commands about the whole document: sharing it, and keeping it. */
import type { Command } from "./commands.ts"

export const documentCommands: readonly Command[] = [
  {
    id: "share",
    group: "Document",
    title: "Share: a link, Markdown or a file",
    keys: ["Mod-s"],
    run: ({ actions }) => actions.openDialog("share"),
  },
]
