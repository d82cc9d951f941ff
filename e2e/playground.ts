/** The page as a reader meets it: found by roles and names, with every console error a failure. */
import { expect, type Locator, type Page, test as base } from "@playwright/test"
import { heightOf } from "./screens.ts"
import type { PageState } from "./states.ts"
import { longToken } from "./tokens.ts"

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

  button(name: string | RegExp, exact = false): Locator {
    return this.page.getByRole("button", { name, exact })
  }

  /** Runs a command by its title, from the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+k")
    await this.page.getByRole("combobox", { name: "Command" }).fill(title)
    await this.page.keyboard.press("Enter")
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

  /** Brings the page, as first visited, into a state. */
  async enter({ before, reach }: PageState): Promise<void> {
    if (before !== undefined) {
      await before(this.page)
      await this.page.goto("./")
    }
    await expect(this.verdict).toContainText("Allowed")
    await reach(this)
  }

  /** Gives the window another width, and shows a part of the page where only one is shown. */
  async resize(width: number, part: PageState["part"]): Promise<void> {
    await this.page.setViewportSize({ width, height: heightOf(width) })
    const tabs = this.page.getByRole("navigation", { name: "Parts of the page" })
    const tab = tabs.getByRole("button", { name: part })
    // A dialog covers the tabs.
    if ((await tab.isVisible()) && !(await this.page.getByRole("dialog").isVisible())) {
      await tab.click()
    }
    // What fades has faded by then.
    await this.page.waitForTimeout(500)
  }
}

export const test = base.extend<{ playground: Playground }>({
  playground: async ({ page }, use) => {
    const errors: string[] = []
    page.on("pageerror", (error) => errors.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text())
    })
    await page.goto("./")
    await use(new Playground(page))
    if (errors.length > 0) throw new Error(`the page reported errors:\n${errors.join("\n")}`)
  },
})

export { expect } from "@playwright/test"
