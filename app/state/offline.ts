/**
 * The page's side of its service worker: whether the page opens without a network, and whether a newer version waits.
 * That never takes the place of this one by itself: the reader asks for it, and what is written is kept first.
 */

export interface Offline {
  /** Whether this browser keeps the page for use without a network. */
  readonly keeps: "no" | "not yet" | "yes"
  /**
   * A newer version is ready, or the reader put it off; "asked": it is wanted, and what is written is being kept; "at
   * risk": that could not be kept, and would be lost.
   */
  readonly update: "none" | "ready" | "put off" | "asked" | "at risk"
}

/** What is asked of the page that is to be reloaded. */
export interface Page {
  /** Resolved when all that is written is kept: false where the browser does not keep it. */
  readonly settle: () => Promise<boolean>
  readonly reload: () => void
}

type Listener = () => void

const listeners = new Set<Listener>()
let state: Offline = { keeps: "no", update: "none" }
let registration: ServiceWorkerRegistration | null = null

export const offline = (): Offline => state

export function onOffline(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function become(part: Partial<Offline>): void {
  state = { ...state, ...part }
  for (const listener of listeners) listener()
}

/** Keeps the page for use without a network, where the browser can and the page is a built one. Never rejects. */
export async function keepOffline(): Promise<void> {
  // Absent where the page is not served securely.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return
  const { serviceWorker } = navigator
  const script = new URL("sw.js", document.baseURI).href
  const before = serviceWorker.controller
  try {
    registration = await serviceWorker.register(script, { updateViaCache: "none" })
    follow(registration)
  } catch {
    // Refused by the browser, by its reader's settings, or by the web server.
    return
  }
  registration.addEventListener("updatefound", () => follow(registration!))
  // Browsers ask by themselves too, but some only long after; without a network there is no answer.
  void registration.update().catch(() => {})
  // Another window asked for the newer version: it is this page's at its next load.
  serviceWorker.addEventListener("controllerchange", () => {
    if (before !== null && state.update === "none") become({ update: "ready" })
  })
}

/** Says how it stands now, and again when the version that is being kept is whole, or could not be. */
function follow({ active, waiting, installing }: ServiceWorkerRegistration): void {
  const coming = installing ?? waiting
  const keeps = active !== null ? "yes" : coming !== null ? "not yet" : "no"
  const isNews = active !== null && waiting !== null && state.update === "none"
  become({ keeps, ...(isNews && { update: "ready" }) })
  installing?.addEventListener("statechange", () => follow(registration!))
}

export const putOffUpdate = (): void => become({ update: "put off" })

/** Has the newer version take over and shows it, once what is written is kept; `anyway` also where it is not. */
export async function update({ settle, reload }: Page, anyway = false): Promise<void> {
  become({ update: "asked" })
  if (!anyway && !(await settle())) return become({ update: "at risk" })
  const waiting = registration?.waiting ?? null
  if (waiting === null) return reload()
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated") reload()
  })
  waiting.postMessage("take over")
}
