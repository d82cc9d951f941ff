/** The page as a reader meets it: found by roles and names, with every console error a failure. */
import { expect, type Locator, type Page, test as base } from "@playwright/test"
import { stillness } from "./faults.ts"
import { heightOf } from "./screens.ts"
import type { PageState } from "./states.ts"
import { longToken } from "./tokens.ts"
import { Watch } from "./watch.ts"

export class Playground {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get verdict(): Locator {
    return this.page.getByRole("group", { name: "Verdict" })
  }

  get serialized(): Locator {
    return this.page.getByRole("textbox", { name: "Serialized token" })
  }

  get pane(): Locator {
    return this.page.getByRole("tabpanel")
  }

  /** The chain of signatures, in the tab of the token. */
  get chain(): Locator {
    return this.page.getByRole("region", { name: "Signature chain" })
  }

  editor(name: string): Locator {
    const place = name === "authorizer" ? "the authorizer" : name
    return this.page.getByRole("textbox", { name: `Datalog of ${place}` })
  }

  get tokenField(): Locator {
    return this.page.getByRole("textbox", { name: "Token", exact: true })
  }

  get strip(): Locator {
    return this.page.getByRole("region", { name: "Serialized token" })
  }

  /** What the page tells of what it did, or could not do. */
  get notice(): Locator {
    return this.page.getByRole("status", { name: "Message of the page" })
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog")
  }

  get palette(): Locator {
    return this.page.getByRole("combobox", { name: "Command" })
  }

  /** The lines of a text that have a result beside them, which is generated content. */
  results(name: string): Locator {
    return this.editor(name).locator("[data-outcome]")
  }

  /** The texts of the blocks after the authority, in their order. */
  get blockTexts(): Locator {
    return this.page.getByRole("textbox", { name: /^Datalog of block/ })
  }

  /** What the page says of the run, where its limits are. */
  meter(title: string): Locator {
    const meters = this.page.getByRole("list", { name: "Used of the limits" })
    return meters.getByRole("listitem").filter({ hasText: title })
  }

  card(name: string): Locator {
    return this.page.getByRole("article", { name, exact: true })
  }

  button(name: string | RegExp, exact = false): Locator {
    return this.page.getByRole("button", { name, exact })
  }

  tab(name: string): Locator {
    return this.page.getByRole("tab", { name: new RegExp(`^${name}`) })
  }

  /** Runs a command by its title, from the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+k")
    await expect(this.palette).toBeFocused()
    await this.page.keyboard.insertText(title)
    await expect(this.dialog.getByRole("option").first()).toContainText(title)
    await this.page.keyboard.press("Enter")
  }

  /** Chooses an item of a menu. */
  async choose(menu: string | RegExp, item: string | RegExp): Promise<void> {
    await this.button(menu).click()
    await this.page.getByRole("menuitem", { name: item }).click()
  }

  /** Undoes what the page just told of. */
  async undoFromNotice(): Promise<void> {
    const bar = this.page.locator("div", { has: this.notice }).last()
    await bar.getByRole("button", { name: "Undo" }).click()
  }

  async addBlock(): Promise<void> {
    await this.button("Block", true).click()
  }

  /** Replaces a text as a reader would: select all, type. */
  async write(name: string, text: string): Promise<void> {
    await this.editor(name).click()
    await this.page.keyboard.press("ControlOrMeta+a")
    await this.page.keyboard.insertText(text)
  }

  async openTab(name: RegExp): Promise<void> {
    await this.page.getByRole("tab", { name }).click()
  }

  async paste(token: string, publicKey: string): Promise<void> {
    await this.button("Paste token").click()
    await this.tokenField.fill(token)
    await this.page.getByLabel("Root public key").fill(publicKey)
  }

  /** Lets the page use the clipboard; some browsers ask. */
  async allowClipboard(): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText())
  }

  /** Pastes a token of so many blocks, with its key. */
  async pasteBlocks(count: number): Promise<void> {
    const { text, rootKey } = await longToken(count)
    await this.paste(text, rootKey)
  }

  /** Derives 10,000 facts of `pair/2` under limits that allow it. */
  async tenThousandFacts(): Promise<void> {
    await this.openTab(/^Run/)
    await this.page.getByRole("radio", { name: /^Custom/ }).check()
    const given = Array.from({ length: 100 }, (_, i) => `n(${i});`).join(" ")
    await this.write("authority", `${given}\npair($a, $b) <- n($a), n($b);`)
    await this.write("authorizer", "allow if pair(99, 99);")
    await this.write("block 1", "check if pair(1, 2);")
    await expect(this.verdict).toContainText("Allowed")
  }

  /** Opens the page as a browser does that holds nothing of it. */
  async visitFirst(): Promise<void> {
    const { origin } = new URL(this.page.url())
    const session = await this.page.context().newCDPSession(this.page)
    // A page that is left may keep something yet.
    await this.page.goto("about:blank")
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" })
    await session.detach()
    await this.page.goto("./")
    await this.loaded()
  }

  /** Waits until the page is whole, and asks for nothing more. */
  async loaded(): Promise<void> {
    await this.page.waitForFunction(() => performance.getEntriesByName("loaded").length > 0)
  }

  /** Brings the page, as first visited, into a state. */
  async enter({ before, reach }: PageState): Promise<void> {
    if (before !== undefined) {
      await before(this.page)
      await this.page.goto("./")
      await this.loaded()
    }
    await expect(this.verdict).toContainText("Allowed")
    await reach(this)
  }

  /** Gives the window another width, and shows the part of the page that a state is about. */
  async show({ part, opened }: PageState, width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: heightOf(width) })
    // A dialog covers the tabs.
    if (width < 720 && !(await this.dialog.isVisible())) await this.showPart(part)
    await opened?.(this)
    await this.settled()
  }

  /** Chooses what a narrow screen shows. */
  async showPart(part: PageState["part"]): Promise<void> {
    const tabs = this.page.getByRole("navigation", { name: "Parts of the page" })
    await tabs.getByRole("button", { name: part }).click()
  }

  /** Waits until all is explained, and nothing fades or moves. */
  async settled(): Promise<void> {
    await expect(this.page.locator("[data-awaited]")).toHaveCount(0)
    await stillness(this.page)
  }

  /** Pixels by which the page is wider than the window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
  }
}

interface Fixtures {
  /**
   * Whether the browser has idle moments for what may wait for ever. The page readies itself in them for quick typing,
   * for 0.25 s of processor time at each opening.
   */
  readonly idles: boolean
  readonly watch: Watch
  readonly playground: Playground
}

/** Runs in the page: what has a deadline comes to its turn still. */
function takeIdleMoments(): void {
  const { requestIdleCallback: ask } = globalThis
  globalThis.requestIdleCallback = (work, options) =>
    options?.timeout === undefined ? 0 : ask(work, options)
}

export const test = base.extend<Fixtures>({
  watch: [
    async ({ browser, context }, use) => {
      // A context of several tests keeps what one of them was allowed.
      await context.clearPermissions()
      const watch = new Watch()
      await watch.watch(context)
      browser.on("context", watch.watch)
      await use(watch)
      browser.off("context", watch.watch)
      expect(watch.faults, "after loading, the page asks for nothing and breaks no rule").toEqual(
        [],
      )
      expect(await watch.leaks(), "no private key leaves the page's memory").toEqual([])
    },
    { auto: true },
  ],
  idles: [false, { option: true }],
  playground: async ({ page, idles }, use) => {
    if (!idles) await page.addInitScript(takeIdleMoments)
    const errors: string[] = []
    page.on("pageerror", (error) => errors.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text())
    })
    await page.goto("./")
    const playground = new Playground(page)
    await playground.loaded()
    await use(playground)
    if (errors.length > 0) throw new Error(`the page reported errors:\n${errors.join("\n")}`)
  },
})

export { expect, type Locator } from "@playwright/test"
