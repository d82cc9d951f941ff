/** What the README says of hosting, read as a web server would: its block for nginx, with the headers it gives. */
import { readFileSync } from "node:fs"

const readme = (): string => readFileSync("README.md", "utf8")

/** The text of the first block of code in this language. */
export function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(readme())
  if (found === null) throw new Error(`the README has no block of ${language}`)
  return found[1]!
}

type Value = (path: string) => string

const unquoted = (text: string): string => text.replaceAll(/^"|"$/g, "")

/** A `map $uri $name { … }`: the value of the first pattern that fits, else its default. */
function mapOf(lines: string): Value {
  const rules = [...lines.matchAll(/^\s*(\S+)\s+(".*?"|\S+);$/gm)].map(([, pattern, value]) => ({
    pattern: pattern!,
    value: unquoted(value!),
  }))
  return (path) =>
    rules.find(({ pattern }) =>
      pattern.startsWith("~") ? new RegExp(pattern.slice(1)).test(path) : pattern === path,
    )?.value ??
    rules.find(({ pattern }) => pattern === "default")?.value ??
    ""
}

/** The headers for a path. */
export function headersFromReadme(): (path: string) => Record<string, string> {
  const text = block("nginx")
  const maps = new Map(
    [...text.matchAll(/map \$uri \$(\w+) \{([^}]*)\}/g)].map(([, name, lines]) => [
      name!,
      mapOf(lines!),
    ]),
  )
  const headers = [...text.matchAll(/add_header (\S+) (".*?"|\S+) always;/g)]
  return (path) =>
    Object.fromEntries(
      headers.map(([, name, value]) => [
        name!,
        unquoted(value!).replaceAll(/\$(\w+)/g, (_, map: string) => maps.get(map)?.(path) ?? ""),
      ]),
    )
}
