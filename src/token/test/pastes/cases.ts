/** The cases of pastes: `# name`, input, `==>`, and what is found in it, as `render` writes it. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { equalBytes, printPublicKey } from "../../../ast/index.ts"
import type { Diagnosis, Found } from "../../index.ts"
import { messages } from "./placeholders.ts"

const folder = import.meta.dirname

export const files = readdirSync(folder).filter((name) => name.endsWith(".txt"))

export function casesOf(file: string): readonly [name: string, input: string, expected: string][] {
  const text = readFileSync(join(folder, file), "utf8")
  return text
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [head, expected] = section.split("\n==>\n") as [string, string]
      const line = head.indexOf("\n")
      return [head.slice(0, line), head.slice(line + 1), expected.trim()]
    })
}

/** Each part of a diagnosis on a line of its own, as far as there is one. */
export function render(
  input: string | Uint8Array,
  { found, encoding, stripped }: Diagnosis,
): string {
  const lines = [renderFound(found)]
  if (encoding !== null) lines.push(`in ${encoding}`)
  if (stripped.length > 0) lines.push(`without ${stripped.join(", ")}`)
  if (found.kind === "broken") {
    const { message, hint, at, code } = found.fault
    lines.push(message)
    if (hint !== null) lines.push(`hint: ${hint}`)
    if (at !== null) lines.push(`at ${at}: ${JSON.stringify(input.slice(at, at + 6))}`)
    if (code !== null) lines.push(`code: ${code}`)
  }
  return lines.join("\n")
}

function renderFound(found: Found): string {
  switch (found.kind) {
    case "token":
    case "third-party-request":
    case "third-party-block":
    case "snapshot": {
      const same = Object.entries(messages).find(([, bytes]) => equalBytes(bytes, found.bytes))
      return `${found.kind}: ${same?.[0] ?? `${found.bytes.length} other bytes`}`
    }
    case "public-keys": {
      const keys = found.keys.map(({ key, id, issuer, expires }) =>
        [printPublicKey(key), id, issuer, expires].filter((part) => part !== null).join(" "),
      )
      const assumed = found.assumed === null ? [] : [found.assumed]
      return [`public keys (${found.form})`, ...keys, ...assumed].join("\n")
    }
    case "private-key":
      return `private key (${found.form}) ${found.algorithm}, of bytes ${[...new Set(found.secret)]}`
    case "foreign":
      return `foreign: ${found.name}\n${found.message}`
    case "unknown":
      return `unknown: ${found.message}`
    case "broken":
      return `broken ${found.as}`
    default:
      return found.kind
  }
}
