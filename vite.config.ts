import { rmSync } from "node:fs"
import { resolve } from "node:path"
import { lezer } from "@lezer/generator/rollup"
import react from "@vitejs/plugin-react"
import type { Plugin } from "vite"
import { defineConfig } from "vitest/config"
import { embed } from "./scripts/build/embed.ts"
import { icon } from "./scripts/build/icon.ts"
import { offline } from "./scripts/build/offline.ts"
import { policy } from "./scripts/build/policy.ts"

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

/** Tests that load the project's modules anew, which are then others than those of the tests around them. */
const apart = ["src/token/test/native.test.ts"]

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins:
    mode === "lib"
      ? [lezer()]
      : [lezer(), react(), policy, icon(), clearAssets(), embed, offline()],
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
          chunkSizeWarningLimit: 600,
          rolldownOptions: {
            output: {
              codeSplitting: {
                // What the first script shares with later ones, apart from these.
                groups: [{ name: "shared", test: /src\/(ast|language|document\/throwaway)\b/ }],
              },
            },
          },
        },
  test: {
    environment: "node",
    // A test is no measurement: a busy machine takes several times as long.
    testTimeout: 30_000,
    // All cores: the default leaves one idle, which is half of a machine that has two.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["src/**/test/**/*.test.ts", "app/test/**/*.test.ts"],
          exclude: apart,
          // Files share what they import: compiled once for each core, which takes a third off the whole run.
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: apart } },
    ],
  },
}))
