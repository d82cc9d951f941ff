import { readFileSync } from "node:fs"
import { defaultKeymap } from "@codemirror/commands"
import { describe, expect, it } from "vitest"
import { keysName } from "../state/commands/hotkeys.ts"
import { shortcutGroups } from "../state/commands/shortcuts.ts"
import { openPage } from "./pages.ts"

const text = readFileSync(new URL("../../docs/keyboard.md", import.meta.url), "utf8")

/** The tables of keys by the heading over them, as `what: keys`. */
const documented = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split("\n")[0]!, tableRows(section)] as const)
    .filter(([, rows]) => rows.length > 0),
)

function tableRows(section: string): string[] {
  const rows = section.split("\n").filter((line) => line.startsWith("|"))
  return rows.slice(2).map((row) => {
    const [, what = "", keys = ""] = row.split("|").map((cell) => cell.trim())
    return `${what}: ${keys}`
  })
}

/** The page's own list, without the commands that have no keys. */
const onThePage = new Map(
  shortcutGroups(openPage().getState())
    .map(({ name, shortcuts }) => {
      const withKeys = shortcuts.filter(({ keys }) => keys.length > 0)
      return [name, withKeys.map(({ title, keys }) => `${title}: ${written(keys)}`)] as const
    })
    .filter(([, rows]) => rows.length > 0),
)

/** As CodeMirror names keys, with modifiers in one order. */
function bound(keys: string): string {
  const parts = keys.replace(/-(Up|Down|Left|Right)$/, "-Arrow$1").split("-")
  return [...parts.slice(0, -1).sort(), parts.at(-1)].join("-")
}

function written(keys: readonly string[]): string {
  return keys.map((key) => `\`${keysName(key, false)}\``).join(" or ")
}

describe("docs/keyboard.md", () => {
  it("has the groups of the page, in their order", () => {
    expect([...documented.keys()]).toEqual([...onThePage.keys()])
  })

  it.each([...onThePage])("has the keys of %s and no others", (name, rows) => {
    expect(documented.get(name)).toEqual(rows)
  })

  it("has keys of the editors that they bind, all but Tab, which leaves them", () => {
    const known = new Set(defaultKeymap.map(({ key = "" }) => bound(key)))
    const editors = shortcutGroups(openPage().getState()).find(
      ({ name }) => name === "In an editor",
    )
    const unbound = editors!.shortcuts
      .flatMap(({ keys }) => keys)
      .filter((key) => !known.has(bound(key)))
    expect(unbound).toEqual(["Tab", "Shift-Tab"])
  })
})
