/** What the built page may do, as a policy that the browser enforces; the development server has needs of its own. */
import type { Plugin } from "vite"

/** What the built page may load: its own files and nothing else, so that no token can leave the tab. */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  // CodeMirror makes its style element with this nonce; a style cannot send anything under the rest.
  "style-src 'self' 'nonce-codemirror'",
  // A browser writes style attributes of its own when text is edited.
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  // The engine's worker is made from a text in the page's script, and so is held to this same policy; what keeps the
  // page for use without a network is the file `sw.js`.
  "worker-src blob: 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  // A text becomes a script only through app/state/trusted-types.ts.
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ")

/** The policy as a meta element of the built page. */
export const policy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: { "http-equiv": "Content-Security-Policy", content: contentSecurityPolicy },
      injectTo: "head-prepend",
    },
  ],
}
