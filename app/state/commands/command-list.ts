/**
 * Everything the page can be told to do, once: buttons, menus, hotkeys, the palette and the list of shortcuts
 * are made from this list.
 */
import type { Command } from "./commands.ts"
import { documentCommands } from "./document-commands.ts"
import { shownProblems } from "../derive/problems.ts"
import type { Theme } from "../host.ts"
import type { LimitsName } from "../limits.ts"
import { shownReport } from "../derive/shown.ts"
import type { PaneId, State } from "../state.ts"
import { tokenCommands } from "./token-commands.ts"

const pane = (id: PaneId, title: string): Command => ({
  id: `pane-${id}`,
  group: "Result",
  title: `Show ${title}`,
  run: ({ actions }) => {
    actions.openPane(id)
    actions.openRegion("result")
  },
})

const limits = (name: LimitsName, title: string): Command => ({
  id: `limits-${name}`,
  group: "Authorizer",
  title,
  blocked: ({ documents }) =>
    documents.limits.name === name ? "these limits are set already" : null,
  run: ({ actions }) => {
    actions.chooseLimits(name)
    if (name === "custom") actions.openPane("run")
  },
})

const theme = (name: Theme, title: string): Command => ({
  id: `theme-${name}`,
  group: "View",
  title,
  run: ({ actions }) => actions.chooseTheme(name),
})

const noProblem = (state: State): string | null =>
  shownProblems(state).length === 0 ? "there is no problem" : null

const editCommands: readonly Command[] = [
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
    id: "examples",
    group: "Edit",
    title: "Open an example",
    run: ({ actions }) => actions.openDialog("examples"),
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
]

const authorizerCommands: readonly Command[] = [
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
  limits("reference", "Use the limits of the reference"),
  limits("strict", "Use strict limits"),
  limits("custom", "Use limits of my own"),
]

const resultCommands: readonly Command[] = [
  pane("why", "checks and policies"),
  {
    id: "explain-clause",
    group: "Result",
    title: "Explain the clause at the caret",
    keys: ["Alt-Enter"],
    blocked: ({ view }) =>
      view.cursor === null ? "the caret is in no rule, check or policy" : null,
    run: ({ view, actions }) => {
      if (view.cursor !== null) actions.explainClause(view.cursor)
    },
  },
  pane("facts", "facts"),
  {
    id: "query",
    group: "Result",
    title: "Query the facts",
    run: ({ actions }) => actions.openQuery(),
  },
  pane("token", "the token's parts"),
  pane("run", "the run and its limits"),
  pane("problems", "problems"),
  {
    id: "next-problem",
    group: "Result",
    title: "Go to the next problem",
    keys: ["F8"],
    blocked: noProblem,
    run: ({ actions }) => actions.goToProblem(1),
  },
  {
    id: "previous-problem",
    group: "Result",
    title: "Go to the problem before",
    keys: ["Shift-F8"],
    blocked: noProblem,
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
]

const viewCommands: readonly Command[] = [
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
    id: "lens",
    group: "View",
    title: ({ view }) => (view.lens ? "Switch the scope lens off" : "Switch the scope lens on"),
    run: ({ view, actions }) => actions.switchLens(!view.lens),
  },
  {
    id: "counts",
    group: "View",
    title: ({ view }) =>
      view.counts ? "Hide counts in the editors" : "Show counts in the editors",
    run: ({ view, actions }) => actions.switchCounts(!view.counts),
  },
  theme("system", "Theme of the system"),
  theme("light", "Light theme"),
  theme("dark", "Dark theme"),
]

const helpCommands: readonly Command[] = [
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
  {
    id: "about",
    group: "Help",
    title: "About Biscuit Playground",
    run: ({ actions }) => actions.openDialog("about"),
  },
]

export const commands: readonly Command[] = [
  ...editCommands,
  ...documentCommands,
  ...tokenCommands,
  ...authorizerCommands,
  ...resultCommands,
  ...viewCommands,
  ...helpCommands,
]

/** @throws RangeError for an id that no command has. */
export function command(id: string): Command {
  const found = commands.find((known) => known.id === id)
  if (found === undefined) throw new RangeError(`no command ${id}`)
  return found
}
