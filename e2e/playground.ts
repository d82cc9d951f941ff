/** The page as a reader meets it: found by roles and names, with every console error a failure. */
import { type Locator, type Page, test as base } from "@playwright/test"

export class Playground {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get verdict(): Locator {
    return this.page.getByRole("status", { name: "Verdict" })
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

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name })
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
