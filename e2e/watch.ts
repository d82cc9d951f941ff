/**
 * What the page does behind a test's back: what it asks of the network once it is loaded, what its policy refuses, and
 * all the texts that it gives away. Every test is held to it.
 */
import type { BrowserContext, ConsoleMessage, Frame, Page, Request } from "@playwright/test"
import { listen, type Told } from "./listen.ts"
import { drawnKey, keptBy, leaks, type Outlet, privateKeysIn } from "./secrets.ts"

export class Watch {
  /** Requests after loading, and violations of the policy. */
  readonly faults: string[] = []
  readonly outlets: Outlet[] = []
  /** Those that pages drew, and those that were brought to them. */
  readonly privateKeys: Buffer[] = []
  readonly #loaded: Set<Frame> = new Set()

  readonly #contexts: Set<BrowserContext> = new Set()

  /** Watches all pages of a context, from their next document on. */
  readonly watch = async (context: BrowserContext): Promise<void> => {
    this.#contexts.add(context)
    context.on("close", () => this.#contexts.delete(context))
    context.on("request", this.#request)
    context.on("console", this.#console)
    context.on("page", this.#page)
    for (const page of context.pages()) this.#page(page)
    await Promise.all([
      context.exposeBinding("tellWatch", ({ frame }, told: Told) => this.#hear(frame, told)),
      context.addInitScript(listen),
    ])
  }

  readonly #page = (page: Page): void => {
    page.on("framenavigated", this.#navigated)
  }

  /** Also within a document. */
  readonly #navigated = (frame: Frame): void => {
    this.outlets.push({ place: "history", text: frame.url() })
  }

  readonly #console = (message: ConsoleMessage): void => {
    this.outlets.push({ place: "console", text: message.text() })
  }

  readonly #request = (request: Request): void => {
    this.outlets.push({ place: "request", text: request.url() + (request.postData() ?? "") })
    // The page's own texts, and what the service worker fetches to keep, which has no frame.
    if (/^(blob|data):/.test(request.url()) || request.serviceWorker() !== null) return
    const frame = frameOf(request)
    if (frame === null) return
    if (request.isNavigationRequest() || !this.#loaded.has(request.frame())) return
    this.faults.push(`a request after loading: ${request.url()}`)
  }

  /** The places where a private key is found, of what left the pages until now and of what they keep. */
  async leaks(): Promise<string[]> {
    const pages = [...this.#contexts].flatMap((context) => context.pages())
    const ready = pages.filter((page) => /^https?:/.test(page.url()))
    const kept = await Promise.all(ready.map(keptBy))
    return leaks([...this.outlets, ...kept.flat()], this.privateKeys)
  }

  /** Forgets what was noticed until now, which a test meant to happen. */
  forgive(): void {
    this.faults.length = 0
    this.outlets.length = 0
  }

  #hear(frame: Frame, told: Told): void {
    switch (told.kind) {
      case "loading":
        this.#loaded.delete(frame)
        break
      case "loaded":
        this.#loaded.add(frame)
        break
      case "violation":
        this.faults.push(`a violation of the policy: ${told.text}`)
        break
      case "drawn":
        this.privateKeys.push(drawnKey(told.bytes))
        break
      case "brought":
        this.privateKeys.push(...privateKeysIn(told.text))
        break
      case "outlet":
        this.outlets.push(told)
        break
      default:
        told satisfies never
    }
  }
}

/** Null for the document of a tab that is only being opened. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}
