import { describe, expect, it } from "vitest"
import { command, commands } from "../state/commands/command-list.ts"
import { commandItems } from "../state/commands/command-items.ts"
import { commandTitle, runCommand } from "../state/commands/commands.ts"
import { keysName, type KeyPress, matchesKeys } from "../state/commands/hotkeys.ts"
import { paletteRows } from "../state/commands/palette.ts"
import { shortcutGroups } from "../state/commands/shortcuts.ts"
import type { Store } from "../state/state.ts"
import { opened, openPage, run } from "./pages.ts"

const reason = (page: Store, id: string): string | null =>
  command(id).blocked?.(page.getState()) ?? null

const notice = (page: Store): string | undefined => page.getState().view.notice?.text

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe("the list of commands", () => {
  it("has one command of each id", () => {
    const ids = commands.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("gives each key to one command", () => {
    const keys = commands.flatMap((entry) => entry.keys ?? [])
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length)
  })

  it("gives every command a title, also on an empty page", () => {
    const page = openPage()
    for (const entry of commands) expect(commandTitle(entry, page.getState())).not.toBe("")
  })

  it("refuses an id that no command has", () => {
    expect(() => command("make-coffee")).toThrow(RangeError)
  })
})

describe("a command that cannot be run", () => {
  it("says why, and changes nothing", () => {
    const page = openPage()
    runCommand(command("undo"), page.getState())
    expect(notice(page)).toBe("There is nothing to undo.")
    expect(page.getState().revision).toBe(0)
  })

  it("is one about a token, before there is one", async () => {
    const page = openPage()
    const ids = ["add-block", "add-third-party-block", "seal", "copy-token", "save-token"]
    for (const id of ids) expect(reason(page, id)).toBe("there is no token yet")
    await run(page)
    for (const id of ids) expect(reason(page, id)).toBeNull()
  })

  it("is one about a block, while the cursor is in none that can go", async () => {
    const page = await opened()
    const ids = ["duplicate-block", "move-block-up", "remove-block"]
    for (const id of ids) expect(reason(page, id)).toMatch(/^put the cursor into a block/)
    page.getState().actions.setCurrent(0)
    expect(reason(page, "remove-block")).toMatch(/after the authority/)
    page.getState().actions.setCurrent(1)
    expect(reason(page, "remove-block")).toBeNull()
  })

  it("is moving a block beyond the first or the last", async () => {
    const page = await opened()
    page.getState().actions.setCurrent(1)
    expect(reason(page, "move-block-up")).toBe("it is the first already")
    expect(reason(page, "move-block-down")).toBe("it is the last already")
    page.getState().actions.duplicateBlock(1)
    expect(reason(page, "move-block-down")).toBeNull()
  })

  it("is redoing before anything was undone", () => {
    const page = openPage()
    expect(reason(page, "redo")).toBe("there is nothing to redo")
    page.getState().actions.addBlock()
    runCommand(command("undo"), page.getState())
    expect(reason(page, "redo")).toBeNull()
  })

  it("is going to a problem where there is none", () => {
    const page = openPage()
    expect(reason(page, "next-problem")).toBe("there is no problem")
    page.getState().actions.editAuthorizer("allow if", false)
    expect(reason(page, "next-problem")).toBeNull()
    expect(reason(page, "previous-problem")).toBeNull()
  })

  it("is one about a pasted token, where none was pasted", async () => {
    const page = await opened()
    expect(reason(page, "edit-copy")).toBe("there is no pasted token that can be read")
    expect(reason(page, "my-blocks")).toBe("these are your own blocks")
    page.getState().actions.openPasted()
    expect(reason(page, "my-blocks")).toBeNull()
  })

  it("is stopping a run when nothing runs", () => {
    expect(reason(openPage(), "stop")).toBe("nothing is running")
  })

  it("is copying facts while no table is open", async () => {
    const page = await opened()
    expect(reason(page, "copy-facts")).toBe("open a table of facts first")
    page.getState().actions.openTable({ name: "right", arity: 2 }, null)
    expect(reason(page, "copy-facts")).toBeNull()
  })

  it("is choosing the limits that are set", () => {
    const page = openPage()
    expect(reason(page, "limits-reference")).toBe("these limits are set already")
    runCommand(command("limits-custom"), page.getState())
    expect(page.getState().documents.limits.name).toBe("custom")
    expect(page.getState().view.pane).toBe("run")
  })
})

describe("a command about this block", () => {
  it("names the block that had the focus last", async () => {
    const page = await opened()
    const title = (): string => commandTitle(command("remove-block"), page.getState())
    expect(title()).toBe("Remove this block")
    page.getState().actions.setCurrent(1)
    expect(title()).toBe("Remove block 1")
  })
})

describe("commands as menu items", () => {
  it("carry title, first key, and why they are blocked", () => {
    const [undo, redo] = commandItems(["undo", "redo"], openPage().getState())
    expect(undo).toMatchObject({
      title: "Undo",
      keys: "Mod-z",
      blocked: "there is nothing to undo",
    })
    expect(redo).toMatchObject({ keys: "Mod-Shift-z" })
  })
})

describe("a key", () => {
  it("matches with the modifier of the system", () => {
    expect(matchesKeys("Mod-k", press("k", { ctrlKey: true }), false)).toBe(true)
    expect(matchesKeys("Mod-k", press("k", { metaKey: true }), true)).toBe(true)
    expect(matchesKeys("Mod-k", press("k", { metaKey: true }), false)).toBe(false)
    expect(matchesKeys("Mod-k", press("k"), false)).toBe(false)
  })

  it("does not match with a modifier too many", () => {
    expect(matchesKeys("Mod-z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(matchesKeys("Mod-Shift-z", press("Z", { ctrlKey: true, shiftKey: true }), false)).toBe(
      true,
    )
    expect(matchesKeys("F8", press("F8", { altKey: true }), false)).toBe(false)
  })

  it("matches a digit by its place, as Alt changes what it writes on some systems", () => {
    expect(matchesKeys("Alt-1", press("¡", { code: "Digit1", altKey: true }), true)).toBe(true)
  })

  it("matches a character that needs Shift by itself", () => {
    expect(matchesKeys("?", press("?", { shiftKey: true }), false)).toBe(true)
    expect(matchesKeys("?", press("?"), false)).toBe(true)
  })

  it("is written as on the system", () => {
    expect(keysName("Mod-Shift-k", false)).toBe("Ctrl Shift K")
    expect(keysName("Mod-Shift-k", true)).toBe("⌘⇧K")
    expect(keysName("Alt-Up", false)).toBe("Alt ↑")
  })
})

describe("the palette", () => {
  const found = (filter: string): string[] =>
    paletteRows(openPage().getState(), filter).map(({ id }) => id)

  it("shows all commands to an empty search", () => {
    expect(found(" ").toSorted()).toEqual(commands.map(({ id }) => id).toSorted())
  })

  it("shows what can be run first", () => {
    const rows = paletteRows(openPage().getState(), "")
    const first = rows.findIndex(({ blocked }) => blocked !== null)
    expect(rows.slice(first).every(({ blocked }) => blocked !== null)).toBe(true)
    expect(first).toBeGreaterThan(0)
  })

  it("finds a command by the beginning of a word, before others", () => {
    expect(found("undo")[0]).toBe("undo")
    expect(found("seal")[0]).toBe("seal")
  })

  it("finds a command by letters that follow each other", () => {
    expect(found("addthrdprty")).toEqual(["add-third-party-block"])
  })

  it("finds the commands of a group", () => {
    expect(found("help")).toEqual(["commands", "shortcuts", "about"])
  })

  it("finds nothing for what no command says", () => {
    expect(found("zzz")).toEqual([])
  })

  it("says why a command is blocked", () => {
    const rows = paletteRows(openPage().getState(), "undo")
    expect(rows[0]).toMatchObject({ keys: "Mod-z", blocked: "there is nothing to undo" })
  })
})

describe("the list of shortcuts", () => {
  it("has every command once", () => {
    const groups = shortcutGroups(openPage().getState())
    const titles = groups.flatMap(({ shortcuts }) => shortcuts.map(({ title }) => title))
    for (const entry of commands) {
      expect(titles).toContain(commandTitle(entry, openPage().getState()))
    }
    expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length)
  })
})
