/** Actions that change what is looked at, and what the page tells. */
import type { Get, Look } from "./actions.ts"
import { shownProblems } from "../derive/problems.ts"
import { written } from "../documents.ts"
import type { Host } from "../host.ts"
import { type Actions, maxSplit, minSplit, type Reveal } from "../state.ts"
import { shownReport } from "../derive/shown.ts"
import { decodedCount } from "../derive/token.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const viewActions = (look: Look, get: Get, host: Host) => ({
  ...paneActions(look, get, host),
  ...placeActions(look, get),
  ...factsActions(look, get),
  ...outputActions(look, get, host),
})

const noStorage =
  "This browser does not let the page remember: the theme and the widths last until it is closed."

function paneActions(look: Look, get: Get, { remember, applyTheme, focusRegion }: Host) {
  const keep = (name: string, value: string | null): void => {
    if (!remember(name, value)) look({ notice: { text: noStorage, undo: false } })
  }
  return {
    openPane: (pane) => {
      // A text that comes with a pane does not take the focus from its tab.
      const { reveal } = get().view
      look({ pane, region: "result", reveal: reveal?.document === "query" ? null : reveal })
    },
    showRegion: (region) => look({ region }),
    openRegion: (region) => {
      look({ region })
      focusRegion(region)
    },
    resize: (split) => look({ split: Math.min(maxSplit, Math.max(minSplit, split)) }),
    keepSplit: () => keep("split", get().view.split.toFixed(1)),
    chooseTheme: (theme) => {
      look({ theme })
      applyTheme(theme)
      keep("theme", theme === "system" ? null : theme)
    },
    collapse: (document, isCollapsed) => {
      const collapsed = new Set(get().view.collapsed)
      if (isCollapsed) collapsed.add(document)
      else collapsed.delete(document)
      look({ collapsed })
    },
    collapseAll: (isCollapsed) => {
      const { documents, view } = get()
      const ids = [
        ...Array.from({ length: decodedCount(get()) }, (_, i) => `decoded ${i}` as const),
        ...written(documents).blocks.map((block) => block.id),
      ]
      const others = [...view.collapsed].filter((id) => id === "strip" || id === "example")
      look({ collapsed: new Set(isCollapsed ? [...others, ...ids] : others) })
    },
    openDialog: (dialog) => look({ dialog }),
  } satisfies Part<
    | "openPane"
    | "showRegion"
    | "openRegion"
    | "resize"
    | "keepSplit"
    | "chooseTheme"
    | "collapse"
    | "collapseAll"
    | "openDialog"
  >
}

function placeActions(look: Look, get: Get) {
  const goTo = (reveal: Reveal): void => {
    if (reveal.document === "query") return look({ pane: "query", region: "result", reveal })
    const collapsed = new Set(get().view.collapsed)
    collapsed.delete(reveal.document)
    const region = reveal.document === "authorizer" ? "authorizer" : "token"
    look({ reveal, region, collapsed })
  }
  return {
    goTo,
    goToProblem: (step) => {
      const { view } = get()
      const list = shownProblems(get())
      if (list.length === 0) return
      const at = list.findIndex(
        ({ document, from }) => document === view.reveal?.document && from === view.reveal.from,
      )
      const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step
      const { document, from, to } = list[(next + list.length) % list.length]!
      goTo({ document, from, to })
    },
    setCurrent: (current) => {
      if (get().view.current !== current) look({ current })
    },
    setClock: (clock) => look({ clock }),
  } satisfies Part<"goTo" | "goToProblem" | "setCurrent" | "setClock">
}

function factsActions(look: Look, get: Get) {
  const change = (part: Partial<ReturnType<Get>["view"]["facts"]>): void =>
    look({ facts: { ...get().view.facts, ...part } })
  return {
    openTable: (table, sort) => change({ table, sort, filter: "", from: 0, to: 0 }),
    filterFacts: (filter) => change({ filter, from: 0, to: 0 }),
    sortFacts: (sort) => change({ sort, from: 0, to: 0 }),
    lookAtRows: (from, to) => {
      const { facts } = get().view
      if (facts.from !== from || facts.to !== to) change({ from, to })
    },
  } satisfies Part<"openTable" | "filterFacts" | "sortFacts" | "lookAtRows">
}

function outputActions(look: Look, get: Get, { writeClipboard, download, engine }: Host) {
  const tell = (text: string): void => look({ notice: { text, undo: false } })
  const copy = async (text: string, what: string): Promise<void> => {
    const copied = { text, done: await writeClipboard(text) }
    look({ copied })
    tell(copied.done ? `Copied ${what}.` : refused)
    setTimeout(() => {
      if (get().view.copied === copied) look({ copied: null })
    }, copiedTime)
  }
  return {
    copy,
    copyFacts: async (name, arity, format) => {
      const { view } = get()
      const work = shownReport(get())?.work
      if (work === undefined) return
      const { filter, sort } = view.facts.table === null ? plainQuery : view.facts
      const query = { name, arity, filter, sort }
      const reply = await engine.factsText(work, query, format)
      if (reply?.kind === "facts-text") await copy(reply.text, `the facts of ${name}/${arity}`)
      else tell("The facts have changed meanwhile: copy them again.")
    },
    download: (name, content) => {
      download(name, content)
      tell(`Saved ${name}.`)
    },
    tell,
    dismiss: () => look({ notice: null }),
  } satisfies Part<"copy" | "copyFacts" | "download" | "tell" | "dismiss">
}

const refused =
  "The browser refused the clipboard: select the text and copy it with the keyboard or the menu."

/** Milliseconds for which a button says that it copied. */
const copiedTime = 2000
const plainQuery = { filter: "", sort: null }
