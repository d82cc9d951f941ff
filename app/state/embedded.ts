/**
 * An embedded page and what is around it: its document comes from the fragment of its address, its height goes to the
 * element that holds it, and the reader leaves it for the whole page. It keeps nothing, and reads nothing that is kept.
 */
import { decodeLink, encodeLink } from "../../src/document/index.ts"
import { heightMessage, here, watched } from "../embed/messages.ts"
import { capitalise } from "./derive/words.ts"
import type { Host } from "./host.ts"
import { toSaved } from "./saving.ts"
import type { Store } from "./state.ts"

/** Opens what the address says; what cannot be read is told, and what was there stays. */
export function openFragment({ getState }: Store, fragment: string): void {
  if (fragment === "") return
  const { actions } = getState()
  const opening = decodeLink(fragment)
  if (opening.kind === "refused") {
    const hint = opening.hint === "" ? "" : ` ${capitalise(opening.hint)}.`
    return actions.tell(`${capitalise(opening.message)}.${hint}`)
  }
  actions.openBeside(opening.document, "", "example")
  actions.dismiss()
}

/** The page that is not embedded. */
const whole = (): string => location.href.replace(/[?#].*/s, "")

/** The whole page with the document as it was brought, for what follows a link without a click. */
export const broughtAddress = (): string => whole() + location.hash

/** Opens the whole page with the document as it is now, in a tab of its own. */
export async function openWhole(store: Store, workshop: Host["workshop"]): Promise<void> {
  const saved = await toSaved(store.getState(), "", workshop).catch(() => null)
  const address = saved === null ? broughtAddress() : `${whole()}#${encodeLink(saved)}`
  window.open(address, "_blank", "noopener")
}

/** Tells the element around this page that it is there, and then how high it is, whenever that changes. */
export function tellHeight(content: Element): void {
  if (parent === window) return
  let origin: string | null = null
  const tell = (): void => {
    if (origin !== null) parent.postMessage(heightMessage(content.scrollHeight), origin)
  }
  addEventListener("message", ({ data, source, origin: from }) => {
    // A page without an origin, such as a file, cannot be told alone.
    if (source !== parent || data !== watched || from === "null") return
    origin = from
    tell()
  })
  new ResizeObserver(tell).observe(content)
  // Who holds the page is not known yet, and this tells nothing.
  parent.postMessage(here, "*")
}
