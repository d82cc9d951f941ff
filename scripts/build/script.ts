/** Builds a script that stands alone: one file, which imports nothing and leaves no name behind. */
import { build } from "vite"

/**
 * @param entry the path of its source
 * @param define what takes the place of names in it, as JSON
 * @throws {Error} it cannot be built
 */
export async function standalone(
  entry: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define,
    build: {
      target: "es2022",
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: "iife" } },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const script = outputs.flatMap((one) => ("output" in one ? one.output : []))[0]
  if (script?.type !== "chunk") throw new Error(`${entry} gave no script`)
  return script.code
}
