/**
 * Everything the page can be told to do, once: buttons, menus, hotkeys, the palette and the list of shortcuts
 * are made from this list. Keys are written as `Mod-Shift-k`; Mod is Command on Apple's systems, else Control.
 */
import { problems } from "./derive.ts"
import { findBlock, firstMovable, isMovable, written } from "./documents.ts"
import { shownReport } from "./shown.ts"
import type { PaneId, State } from "./state.ts"
import { toHex } from "../../src/ast/index.ts"
import { documentName, pastedView, shownToken } from "./token.ts"
import { capitalise } from "./words.ts"

export type CommandGroup = "Edit" | "Token" | "Authorizer" | "Result" | "View" | "Help"

export interface Command {
  readonly id: string
  readonly group: CommandGroup
  readonly title: string | ((state: State) => string)
  readonly keys?: readonly string[]
  /** Why it cannot be done now; null when it can. */
  readonly blocked?: (state: State) => string | null
  readonly run: (state: State) => void
}

export const commandTitle = ({ title }: Command, state: State): string =>
  typeof title === "string" ? title : title(state)

export const command = (id: string): Command => {
  const found = commands.find((known) => known.id === id)
  if (found === undefined) throw new RangeError(`no command ${id}`)
  return found
}

/** Runs a command, or tells why it cannot be run. */
export function runCommand({ blocked, run }: Command, state: State): void {
  const reason = blocked?.(state) ?? null
  if (reason === null) run(state)
  else state.actions.tell(`${capitalise(reason)}.`)
}

const noToken = (state: State): string | null =>
  shownToken(state) === null ? "there is no token yet" : null

const noMovableBlock = ({ documents, view }: State): string | null =>
  isMovable(documents, view.current) ? null : "put the cursor into a block after the authority"

const current = (state: State): string => {
  const block = findBlock(state.documents, state.view.current)
  return block === undefined ? "this block" : documentName(state, block.id)
}

const noPasted = (state: State): string | null =>
  pastedView(state) === null ? "there is no pasted token that can be read" : null

const sealedToken = (state: State): string | null =>
  noToken(state) ?? (isClosed(state) ? "the token came sealed: it takes no further block" : null)

/** Whether the pasted token came with a seal. */
export const isClosed = (state: State): boolean =>
  state.documents.source === "pasted" &&
  !state.documents.pasted.sealed &&
  shownToken(state)?.sealed === true

function moveCurrent({ documents, view, actions }: State, step: 1 | -1): void {
  const block = findBlock(documents, view.current)
  if (block !== undefined) {
    actions.moveBlock(block.id, written(documents).blocks.indexOf(block) + step)
  }
}

const pane = (id: PaneId, title: string): Command => ({
  id: `pane-${id}`,
  group: "Result",
  title: `Show ${title}`,
  run: ({ actions }) => {
    actions.openPane(id)
    actions.openRegion("result")
  },
})

export const commands: readonly Command[] = [
  {
    id: "undo",
    group: "Edit",
    title: "Undo",
    keys: ["Mod-z"],
    blocked: ({ history }) => (history.past.length === 0 ? "there is nothing to undo" : null),
    run: ({ actions }) => actions.undo(),
  },
  {
    id: "redo",
    group: "Edit",
    title: "Redo",
    keys: ["Mod-Shift-z", "Mod-y"],
    blocked: ({ history }) => (history.future.length === 0 ? "there is nothing to redo" : null),
    run: ({ actions }) => actions.redo(),
  },
  {
    id: "first-example",
    group: "Edit",
    title: "Open the first example",
    run: ({ actions }) => actions.firstExample(),
  },
  {
    id: "clean-sheet",
    group: "Edit",
    title: "Start a clean sheet",
    run: ({ actions }) => actions.cleanSheet(),
  },
  {
    id: "add-block",
    group: "Token",
    title: "Add a block",
    keys: ["Mod-Shift-Enter"],
    blocked: sealedToken,
    run: ({ actions }) => actions.addBlock(),
  },
  {
    id: "add-third-party-block",
    group: "Token",
    title: "Add a third-party block",
    blocked: sealedToken,
    run: ({ actions }) => actions.addThirdPartyBlock(),
  },
  {
    id: "duplicate-block",
    group: "Token",
    title: (state) => `Duplicate ${current(state)}`,
    blocked: noMovableBlock,
    run: ({ view, actions, documents }) => {
      const block = findBlock(documents, view.current)
      if (block !== undefined) actions.duplicateBlock(block.id)
    },
  },
  {
    id: "move-block-up",
    group: "Token",
    title: (state) => `Move ${current(state)} up`,
    blocked: (state) =>
      noMovableBlock(state) ??
      (written(state.documents).blocks[firstMovable(state.documents)]?.id === state.view.current
        ? "it is the first already"
        : null),
    run: (state) => moveCurrent(state, -1),
  },
  {
    id: "move-block-down",
    group: "Token",
    title: (state) => `Move ${current(state)} down`,
    blocked: (state) =>
      noMovableBlock(state) ??
      (written(state.documents).blocks.at(-1)?.id === state.view.current
        ? "it is the last already"
        : null),
    run: (state) => moveCurrent(state, 1),
  },
  {
    id: "remove-block",
    group: "Token",
    title: (state) => `Remove ${current(state)}`,
    blocked: noMovableBlock,
    run: ({ view, actions, documents }) => {
      const block = findBlock(documents, view.current)
      if (block !== undefined) actions.removeBlock(block.id)
    },
  },
  {
    id: "seal",
    group: "Token",
    title: ({ documents }) => (written(documents).sealed ? "Unseal the token" : "Seal the token"),
    blocked: (state) => (written(state.documents).sealed ? null : sealedToken(state)),
    run: ({ documents, actions }) => actions.sealToken(!written(documents).sealed),
  },
  {
    id: "collapse-blocks",
    group: "Token",
    title: "Collapse all blocks",
    run: ({ actions }) => actions.collapseAll(true),
  },
  {
    id: "expand-blocks",
    group: "Token",
    title: "Expand all blocks",
    run: ({ actions }) => actions.collapseAll(false),
  },
  {
    id: "paste-token",
    group: "Token",
    title: "Paste a token",
    run: ({ actions }) => actions.openPasted(),
  },
  {
    id: "my-blocks",
    group: "Token",
    title: "Back to my blocks",
    blocked: ({ documents }) =>
      documents.source === "authored" ? "these are your own blocks" : null,
    run: ({ actions }) => actions.backToMyBlocks(),
  },
  {
    id: "edit-copy",
    group: "Token",
    title: "Edit a copy of the pasted token",
    blocked: noPasted,
    run: ({ actions }) => actions.editCopy(),
  },
  {
    id: "copy-token",
    group: "Token",
    title: "Copy the token as base64url",
    blocked: noToken,
    run: (state) => void state.actions.copy(shownToken(state)?.text ?? "", "the token"),
  },
  {
    id: "copy-token-hex",
    group: "Token",
    title: "Copy the token as hexadecimal",
    blocked: noToken,
    run: (state) =>
      void state.actions.copy(toHex(shownToken(state)?.bytes ?? none), "the token as hexadecimal"),
  },
  {
    id: "save-token",
    group: "Token",
    title: "Save the token as a file",
    blocked: noToken,
    run: (state) =>
      state.actions.download("token.biscuit", Uint8Array.from(shownToken(state)?.bytes ?? none)),
  },
  {
    id: "run-again",
    group: "Authorizer",
    title: "Run again",
    keys: ["Mod-Enter"],
    run: ({ actions }) => actions.runAgain(),
  },
  {
    id: "stop",
    group: "Authorizer",
    title: "Stop the run",
    blocked: ({ running }) => (running === null ? "nothing is running" : null),
    run: ({ actions }) => actions.stopRun(),
  },
  pane("why", "checks and policies"),
  pane("facts", "facts"),
  pane("token", "the token's parts"),
  pane("run", "the run and its limits"),
  pane("problems", "problems"),
  {
    id: "next-problem",
    group: "Result",
    title: "Go to the next problem",
    keys: ["F8"],
    blocked: ({ documents }) => (problems(documents).length === 0 ? "there is no problem" : null),
    run: ({ actions }) => actions.goToProblem(1),
  },
  {
    id: "previous-problem",
    group: "Result",
    title: "Go to the problem before",
    keys: ["Shift-F8"],
    blocked: ({ documents }) => (problems(documents).length === 0 ? "there is no problem" : null),
    run: ({ actions }) => actions.goToProblem(-1),
  },
  {
    id: "copy-facts",
    group: "Result",
    title: "Copy the facts of the table",
    blocked: (state) =>
      shownReport(state) === null || state.view.facts.table === null
        ? "open a table of facts first"
        : null,
    run: ({ view, actions }) => {
      const { table } = view.facts
      if (table !== null) void actions.copyFacts(table.name, table.arity, "datalog")
    },
  },
  {
    id: "go-token",
    group: "View",
    title: "Go to the token",
    keys: ["Alt-1"],
    run: ({ actions }) => actions.openRegion("token"),
  },
  {
    id: "go-authorizer",
    group: "View",
    title: "Go to the authorizer",
    keys: ["Alt-2"],
    run: ({ actions }) => actions.openRegion("authorizer"),
  },
  {
    id: "go-result",
    group: "View",
    title: "Go to the result",
    keys: ["Alt-3"],
    run: ({ actions }) => actions.openRegion("result"),
  },
  {
    id: "go-bytes",
    group: "View",
    title: "Go to the serialized token",
    keys: ["Alt-4"],
    run: ({ actions }) => actions.openRegion("bytes"),
  },
  {
    id: "theme-system",
    group: "View",
    title: "Theme of the system",
    run: ({ actions }) => actions.chooseTheme("system"),
  },
  {
    id: "theme-light",
    group: "View",
    title: "Light theme",
    run: ({ actions }) => actions.chooseTheme("light"),
  },
  {
    id: "theme-dark",
    group: "View",
    title: "Dark theme",
    run: ({ actions }) => actions.chooseTheme("dark"),
  },
  {
    id: "commands",
    group: "Help",
    title: "Search commands",
    keys: ["Mod-k"],
    run: ({ actions }) => actions.openDialog("commands"),
  },
  {
    id: "shortcuts",
    group: "Help",
    title: "Keyboard shortcuts",
    keys: ["?"],
    run: ({ actions }) => actions.openDialog("shortcuts"),
  },
]

const none = new Uint8Array()
