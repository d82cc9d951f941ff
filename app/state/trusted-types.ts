/**
 * The one door through which a text becomes a script. The page's policy has the browser refuse every other: markup
 * from strings, evaluated text, scripts by an address that was put together. Two places need it: the engine's worker,
 * whose address is that of a text in the page's own script and which Vite makes, so that no call of ours can be wrapped;
 * and `sw.js`. Browsers without Trusted Types do without it.
 *
 * Source: W3C, "Trusted Types"; the policy named `default` is asked wherever a string is given.
 */

type Sink = "Worker constructor" | "ServiceWorkerContainer register"

interface Rules {
  readonly createScriptURL: (url: string, type: string, sink: string) => string | null
}

/** The part of the interface that is used; TypeScript's DOM does not have it yet. */
interface Factory {
  readonly createPolicy: (name: string, rules: Rules) => unknown
}

const allowed: Readonly<Record<Sink, (url: string) => boolean>> = {
  "Worker constructor": (url) => url.startsWith(`blob:${location.origin}/`),
  "ServiceWorkerContainer register": (url) => url === new URL("sw.js", document.baseURI).href,
}

/** The address itself where it may be used, and null, which throws, everywhere else. */
const createScriptURL: Rules["createScriptURL"] = (url, _type, sink) =>
  // One of its keys, then.
  Object.hasOwn(allowed, sink) && allowed[sink as Sink](url) ? url : null

export function guardScripts(): void {
  // Absent where the browser has none.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory }
  trustedTypes?.createPolicy("default", { createScriptURL })
}
