/** Counts what the browser fetched after the page was loaded, so that its reader can see that nothing was. */

let requests = 0
const listeners = new Set<() => void>()

const observer = new PerformanceObserver((list) => {
  const since = performance.getEntriesByType("navigation")[0]
  // The entry of a document's navigation is of this type.
  const loaded = (since as PerformanceNavigationTiming | undefined)?.loadEventStart ?? 0
  // The browser fetches the icon when it likes.
  const own = /^(blob|data):|favicon\.svg$/
  requests += list
    .getEntries()
    .filter((entry) => loaded > 0 && entry.startTime > loaded && !own.test(entry.name)).length
  for (const listener of listeners) listener()
})
observer.observe({ type: "resource" })

export const requestCount = (): number => requests

export function onRequest(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
