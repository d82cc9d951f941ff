/**
 * `<biscuit-playground>`: a playground in any page, from the code that is written between its tags. Until it comes near
 * the window, and where scripts are not run, that code is what is seen.
 */
import { heightIn, here, watched } from "./messages.ts"
import { fragmentOf, queryOf, type Settings } from "./texts.ts"

const settings = [
  "readonly",
  "tabs",
  "theme",
  "limits",
  "query",
] as const satisfies (keyof Settings)[]

/** How far from the window an element is made, so that it is there when one scrolls to it. */
const nearness = "400px"

/**
 * What the page within may do: run its scripts as of its own origin, which its files and its worker need, and open
 * itself in a tab of its own that is not held to this. It may not lead the page around it elsewhere, download, or ask.
 */
const sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"

/** Pixels above and below the page within. */
const borders = 2

const style = `
:host { display: block; position: relative; margin: 1em 0 }
:host([hidden]), [hidden] { display: none !important }
iframe { display: block; width: 100%; height: 320px; border: 1px solid #8886; border-radius: 8px; box-sizing: border-box }
iframe[data-waits] { position: absolute; top: 0; visibility: hidden }
a { display: inline-block; padding: 4px 0; font: 13px/20px system-ui, sans-serif }
`

const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target instanceof Playground) target.show()
    }
  },
  { rootMargin: nearness },
)

/** Of the page within. */
const origin = (): string => new URL(Playground.home).origin

export class Playground extends HTMLElement {
  /** The address of the folder that the playground is in, with a slash at its end. */
  static home = ""
  static readonly observedAttributes = [...settings, "height", "title"]
  readonly #code = document.createElement("slot")
  readonly #link = document.createElement("a")
  #frame: HTMLIFrameElement | null = null

  constructor() {
    super()
    const root = this.attachShadow({ mode: "open" })
    // Unlike a style element, no policy of the page around it has to allow it.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    root.adoptedStyleSheets = [sheet]
    this.#link.textContent = "Open full"
    this.#link.target = "_blank"
    this.#link.rel = "noopener"
    // The texts may come after the tag.
    this.#code.addEventListener("slotchange", () => this.#address())
    root.append(this.#code, this.#link)
  }

  connectedCallback(): void {
    this.#address()
    sight.observe(this)
    addEventListener("message", this.#hear)
  }

  disconnectedCallback(): void {
    sight.unobserve(this)
    removeEventListener("message", this.#hear)
    this.#frame?.remove()
    this.#frame = null
    this.#reveal(false)
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#address()
  }

  /** Makes the page within, once. */
  show(): void {
    sight.unobserve(this)
    const frame = document.createElement("iframe")
    // A page of the same origin could take it off itself, of which browsers warn.
    if (origin() !== location.origin) frame.setAttribute("sandbox", sandbox)
    frame.allow = "clipboard-write"
    frame.referrerPolicy = "no-referrer"
    frame.dataset.waits = ""
    this.#frame = frame
    this.#address()
    this.shadowRoot!.append(frame)
  }

  /** Gives the link and the page within what is written now. */
  #address(): void {
    const { home } = Playground
    const said = Object.fromEntries(settings.map((name) => [name, this.getAttribute(name)]))
    // Each of its names is among those.
    const given = said as unknown as Settings
    const texts = this.querySelectorAll("[data-block], [data-authorizer]")
    const fragment = fragmentOf([...texts], given)
    this.#link.href = `${home}#${fragment}`
    if (this.#frame === null) return
    this.#frame.title = this.title || "Biscuit Playground"
    const height = Number.parseInt(this.getAttribute("height") ?? "", 10)
    if (height > 0) this.#frame.style.height = `${height}px`
    const source = `${home}?${queryOf(given)}#${fragment}`
    if (this.#frame.src !== source) this.#frame.src = source
  }

  readonly #hear = ({ data, source, origin: from }: MessageEvent<unknown>): void => {
    const frame = this.#frame
    if (frame === null || source !== frame.contentWindow || from !== origin()) return
    if (data === here) {
      this.#reveal(true)
      frame.contentWindow!.postMessage(watched, from)
    }
    const height = heightIn(data)
    if (height !== null && !this.hasAttribute("height"))
      frame.style.height = `${height + borders}px`
  }

  /** The page within takes the place of the code, or gives it back. */
  #reveal(isThere: boolean): void {
    this.#code.hidden = isThere
    this.#link.hidden = isThere
    if (isThere) delete this.#frame?.dataset.waits
  }
}
