/**
 * Runs programs for Node as they are copied, many in one process: starting Node for each would take most of the time.
 * Their clock stands still, because biscuit-wasm always applies its limit of 1 ms, which a cold start passes.
 */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export interface Run {
  readonly lines: readonly string[]
  readonly exitCode: number
}

/** Within the project, so that the package is found as an import finds it. */
const cache = fileURLToPath(new URL("../../node_modules/.cache/programs/", import.meta.url))

const stillClock = "performance.now = () => 0;\n"

const runner = `
const { log } = console;
const runs = [];
for (const [file, env] of JSON.parse(process.argv[2])) {
  const lines = [];
  console.log = (line) => void lines.push(line);
  Object.assign(process.env, env);
  process.exitCode = 0;
  await import(file);
  runs.push({ lines, exitCode: process.exitCode });
}
process.exitCode = 0;
log(JSON.stringify(runs));
`

interface Given {
  readonly text: string
  readonly environment?: Readonly<Record<string, string>>
}

export function runPrograms(programs: readonly Given[]): readonly Run[] {
  return within((folder) => {
    const list = programs.map(({ text, environment = {} }, i) => {
      writeFileSync(join(folder, `${i}.mjs`), text)
      return [`./${i}.mjs`, environment]
    })
    writeFileSync(join(folder, "still-clock.mjs"), stillClock)
    writeFileSync(join(folder, "runner.mjs"), runner)
    const output = node(folder, ["runner.mjs", JSON.stringify(list)])
    // The package announces itself first.
    return JSON.parse(output.trimEnd().split("\\n").at(-1)!) as readonly Run[]
  })
}

/** Runs one program alone, with the command that stands in it. */
export const runProgram = (text: string): string =>
  within((folder) => {
    writeFileSync(join(folder, "still-clock.mjs"), stillClock)
    writeFileSync(join(folder, "verify.mjs"), text)
    return node(folder, ["verify.mjs"])
  })

function within<T>(act: (folder: string) => T): T {
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(cache)
  try {
    return act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const node = (cwd: string, given: readonly string[]): string =>
  execFileSync(
    process.execPath,
    ["--no-warnings", "--experimental-wasm-modules", "--import", "./still-clock.mjs", ...given],
    { cwd, encoding: "utf8", maxBuffer: 1 << 26 },
  )
