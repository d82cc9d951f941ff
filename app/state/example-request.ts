/** The requests of an open example, as far as its authorizer is still theirs. */
import type { Example } from "../examples/index.ts"
import { parsedAuthorizer } from "./derive/work.ts"
import type { Draft } from "./documents.ts"

type Requests = Pick<Example, "requests">

/** The request whose facts an authorizer begins with, by its index; -1 where the reader changed them. */
export function chosenRequest({ text }: Draft, { requests }: Requests): number {
  const begins = requests.map(({ facts }) => text === facts || text.startsWith(`${facts}\n`))
  return begins.indexOf(true)
}

/** The authorizer with the facts of a request in place of those of another; `isAsMade`: none of them was changed. */
export function withRequest(
  draft: Draft,
  { requests }: Requests,
  request: number,
): { readonly text: string; readonly isAsMade: boolean } {
  const { facts } = requests[request]!
  const old = requests[chosenRequest(draft, { requests })]
  if (old !== undefined) return { text: facts + draft.text.slice(old.facts.length), isAsMade: true }
  const rest = withoutFacts(draft, namesOf(requests)).trimStart()
  return { text: `${facts}\n\n${rest}`, isAsMade: false }
}

/** What the requests of an example speak of. */
const namesOf = (requests: Example["requests"]): ReadonlySet<string> =>
  new Set(
    requests.flatMap(({ facts }) =>
      parsedAuthorizer({ text: facts }).ast.facts.map(({ name }) => name),
    ),
  )

/** Each fact is taken out with its semicolon and the end of its line. */
function withoutFacts(draft: Draft, names: ReadonlySet<string>): string {
  const { ast, positions } = parsedAuthorizer(draft)
  let text = ""
  let end = 0
  for (const fact of ast.facts) {
    const span = names.has(fact.name) ? positions.get(fact) : undefined
    if (span === undefined) continue
    text += draft.text.slice(end, span.from)
    end = span.to + /^\s*;?[ \t]*\n?/.exec(draft.text.slice(span.to))![0].length
  }
  return text + draft.text.slice(end)
}
