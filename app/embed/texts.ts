/** What a playground in a page of documentation shows: the texts between its tags, as the address of a page. */

/** What is looked at of the element of a text. */
export interface Written {
  readonly textContent: string | null
  readonly getAttribute: (name: string) => string | null
}

/** What the element's own attributes say; null for one that is not there. */
export interface Settings {
  readonly readonly: string | null
  readonly tabs: string | null
  readonly theme: string | null
  readonly limits: string | null
  readonly query: string | null
}

/** A text as it was meant: without empty lines around it, and without the indentation of the page it stands in. */
export function undented(text: string): string {
  const lines = text.split(/\r?\n/)
  const depths = lines.filter((line) => /\S/.test(line)).map((line) => line.search(/\S/))
  const depth = Math.min(...depths)
  return lines
    .map((line) => line.slice(depth).trimEnd())
    .join("\n")
    .replaceAll(/^\n+|\n+$/g, "")
}

/** Without the parameters that nothing is said of. */
const parameters = (entries: readonly (readonly [string, string | null])[]): string =>
  entries
    .filter(([, value]) => value !== null)
    // A space as `+` would be one for some readers and a plus for others.
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join("&")

/** The fragment that opens the texts, by the plain parameters of docs/links.md; blocks in the order they are written. */
export function fragmentOf(texts: readonly Written[], { limits, query }: Settings): string {
  const written = texts.flatMap((one): [string, string | null][] => {
    const text = undented(one.textContent ?? "")
    if (one.getAttribute("data-authorizer") !== null) return [["authorizer", text]]
    const signer = one.getAttribute("data-third-party")
    return [
      ["block", text],
      ["third-party", signer],
    ]
  })
  return parameters([...written, ["limits", limits], ["query", query]])
}

/** The query that has the page show itself as an embedded one. */
export function queryOf({ readonly, tabs, theme }: Settings): string {
  const rest = parameters([
    ["tabs", tabs],
    ["theme", theme],
  ])
  return ["embed", ...(readonly === null ? [] : ["readonly"]), ...(rest === "" ? [] : [rest])].join(
    "&",
  )
}
