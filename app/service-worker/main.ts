/**
 * The service worker: it keeps the page for use without a network, as exactly the version that was built with it. A new
 * version is kept beside the one in use, and waits until the reader asks for it. The build replaces `__BUILD__` by the
 * list of its files.
 */
import { answeredBy } from "./files.ts"
import { answer, type Browser, type Build, forgetOthers, keep } from "./versions.ts"

declare const __BUILD__: Build
const build = __BUILD__

// The global scope of a service worker; the library that declares it declares those of all workers.
const scope = globalThis as unknown as ServiceWorkerGlobalScope

const browser: Browser = {
  folder: scope.registration.scope,
  caches: scope.caches,
  fetch: (request) => scope.fetch(request),
  isAlone,
}

async function isAlone(): Promise<boolean> {
  const { installing, waiting } = scope.registration
  if (installing !== null || waiting !== null) return false
  return (await scope.clients.matchAll({ type: "window", includeUncontrolled: true })).length <= 1
}

scope.addEventListener("install", (event) => event.waitUntil(keep(build, browser)))

scope.addEventListener("activate", (event) => event.waitUntil(forgetOthers(build, browser)))

scope.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(scope.skipWaiting())
})

scope.addEventListener("fetch", (event) => {
  const { request } = event
  const address = answeredBy(request, browser.folder, build.files)
  if (address === null) return
  event.respondWith(answer(address, build, browser))
  if (request.mode === "navigate") event.waitUntil(forgetOthers(build, browser))
})
