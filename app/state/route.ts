/**
 * The fragment of the page's address: a document as a link, or `#new` for a clean sheet. It is read when the page
 * starts and whenever it becomes another one, and it is never written. What it brought is taken out of the address
 * as soon as the browser keeps that: from then on a reload finds what the reader made of it. A fragment that is
 * refused stays, as it is all there is.
 */
import { isUnkept } from "./derive/keeping.ts"
import { loadDocuments } from "./document-script.ts"
import { holdsReal } from "./keep/real.ts"
import { refusalText } from "./paste.ts"
import type { State, Store } from "./state.ts"

export interface Address {
  /** What stands after `#`; "" where nothing does. */
  readonly fragment: () => string
  /** Takes the fragment away, without a step of the browser's history. */
  readonly clear: () => void
  /** Calls back whenever the fragment has become another one. */
  readonly follow: (changed: () => void) => void
}

/** Whether a fragment says what to open. A word in small letters is a place in the page, and no link is one. */
const isAsked = (fragment: string): boolean => fragment === "new" || !/^[a-z-]*$/.test(fragment)

/** Whether the address says what to open. */
export const hasDocument = (address: Address): boolean => isAsked(address.fragment())

/** Opens what the address says as the page starts, if anything; resolved when it is open, asked about or refused. */
export async function openAddress(store: Store, address: Address): Promise<void> {
  const fragment = address.fragment()
  if (!isAsked(fragment)) return
  const { actions } = store.getState()
  if (fragment === "new") {
    await actions.newDocument()
    return clearWhenKept(store, address, fragment)
  }
  const { decodeLink } = await loadDocuments()
  if (address.fragment() !== fragment) return
  const opening = decodeLink(fragment)
  if (opening.kind === "refused") return actions.tell(refusalText(opening))
  await actions.receive(opening.document, "link")
  clearWhenKept(store, address, fragment)
}

/** Opens what the address says whenever that becomes something else. */
export function followAddress(store: Store, address: Address): void {
  address.follow(() => {
    openAddress(store, address).catch(() =>
      store.getState().actions.tell("The link could not be read: reload the page to try again."),
    )
  })
}

/** Waits for the reader's answer, and then until what came is kept, or something else is open. */
function clearWhenKept(store: Store, address: Address, fragment: string): void {
  let opened: string | null = null
  const isDone = ({ view, kept, documents, history }: State): boolean => {
    if (view.incoming !== null) return false
    opened ??= kept.id
    const isWhole = kept.keepsReal || !holdsReal(documents)
    const isStored = kept.stored !== null && !isUnkept({ documents, history, kept })
    return (isStored && isWhole) || kept.id !== opened
  }
  const clear = (): void => {
    if (address.fragment() === fragment) address.clear()
  }
  if (isDone(store.getState())) return clear()
  const unsubscribe = store.subscribe((state) => {
    if (address.fragment() === fragment && !isDone(state)) return
    unsubscribe()
    clear()
  })
}

export const pageAddress: Address = {
  fragment: () => location.hash.slice(1),
  clear: () => history.replaceState(history.state, "", location.pathname + location.search),
  follow: (changed) => window.addEventListener("hashchange", changed),
}
