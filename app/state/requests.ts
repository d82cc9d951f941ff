/**
 * Counts what the page asked of the network since it was loaded, and what its policy refused, so that its reader can
 * see that nothing was. Loading ends when the page's second script is there; until then its own files are its own
 * matter, and anything else counts at once.
 */

export interface Requests {
  /** Answered or not. */
  readonly made: number
  /** Refused by the page's policy before anything left. */
  readonly refused: number
}

type Listener = () => void

/** What of a resource's timing is looked at. */
type Fetched = Pick<PerformanceEntry, "name" | "startTime">

/** Texts of the page's own have addresses too. */
const quiet = /^(blob|data):/

/** Violations that are of no request: scripts and styles within the page, and strings that are no scripts. */
const within = /^(inline|eval|wasm-eval|trusted-types-policy|trusted-types-sink|blob|data)$/

/**
 * Whether a fetch counts.
 *
 * @param home the address of the folder that the page was loaded from
 * @param end when loading ended, in milliseconds of the page's clock; null while it lasts
 */
export function countsAsRequest({ name, startTime }: Fetched, home: string, end: number | null) {
  if (quiet.test(name)) return false
  return !name.startsWith(home) || (end !== null && startTime > end)
}

export const isRefusedRequest = (blocked: string): boolean => !within.test(blocked)

const fetched: Fetched[] = []
const listeners = new Set<Listener>()
/** Some that were refused are told of as resources too. */
const refusedUrls = new Set<string>()
let end: number | null = null
let refused = 0
let counted: Requests = { made: 0, refused: 0 }

function count(): void {
  const home = new URL(".", document.baseURI).href
  const left = fetched.filter(({ name }) => !refusedUrls.has(name))
  const made = left.filter((entry) => countsAsRequest(entry, home, end)).length
  if (made === counted.made && refused === counted.refused) return
  counted = { made, refused }
  for (const listener of listeners) listener()
}

/** Starts to watch; also what was fetched before counts where it is not the page's own. */
export function watchRequests(): void {
  new PerformanceObserver((list) => {
    fetched.push(...list.getEntries())
    count()
  }).observe({ type: "resource", buffered: true })
  document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
    if (!isRefusedRequest(blockedURI)) return
    refused++
    refusedUrls.add(blockedURI)
    count()
  })
}

/**
 * The page is whole; what is fetched from now on counts, wherever it comes from. The browser's timeline tells of that
 * moment as `loaded`.
 */
export function endLoading(): void {
  end = performance.mark("loaded").startTime
  count()
}

export const requests = (): Requests => counted

export function onRequest(listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
