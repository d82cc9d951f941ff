import { rmSync } from "node:fs"
import { resolve } from "node:path"
import { lezer } from "@lezer/generator/rollup"
import react from "@vitejs/plugin-react"
import type { Plugin } from "vite"
import { defineConfig } from "vitest/config"

/** What the built page may load: its own files and nothing else, so that no token can leave the tab. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // CodeMirror makes its style element with this nonce; a style cannot send anything under the rest.
  "style-src 'self' 'nonce-codemirror'",
  // A browser writes style attributes of its own when text is edited.
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  // The worker is made from a text in the page's script, and so is held to this same policy.
  "worker-src blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ")

/** The policy as a meta element, in the build only: the development server needs its own connection. */
const policy: Plugin = {
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

/** Removes the assets of the last page build and leaves `dist/lib`, which has a build of its own. */
function clearAssets(): Plugin {
  let folder = ""
  return {
    name: "clear-assets",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir, build.assetsDir)
    },
    buildStart: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: mode === "lib" ? [lezer()] : [lezer(), react(), policy, clearAssets()],
  worker: { format: "es", plugins: () => [lezer()] },
  publicDir: mode === "lib" ? false : "public",
  build:
    mode === "lib"
      ? {
          target: "es2022",
          outDir: "dist/lib",
          emptyOutDir: true,
          minify: false,
          lib: { entry: "src/index.ts", formats: ["es"], fileName: () => "index.js" },
        }
      : {
          target: "es2022",
          emptyOutDir: false,
          modulePreload: { polyfill: false },
          // One script: the worker's text is in it, so that nothing is fetched later.
          chunkSizeWarningLimit: 1200,
        },
  test: {
    environment: "node",
    // All cores: the default leaves one idle, which is half of a machine that has two.
    maxWorkers: "100%",
    include: ["src/**/test/**/*.test.ts", "app/test/**/*.test.ts"],
  },
}))
