/** A token's revocation ids as facts of the authorizer, in the form that the specification gives them. */
import type { Fact } from "../../src/ast/index.ts"
import { memoWeak } from "./derive/memo.ts"
import { parsedAuthorizer } from "./derive/work.ts"
import type { Draft } from "./documents.ts"
import { type Inserted, withFact } from "./request-facts.ts"

const factText = (block: number, id: string): string => `revocation_id(${block}, hex:${id})`

/** The block that a fact names the id of; null for any other fact. */
function namedBlock({ name, terms }: Fact): number | null {
  const [block] = terms
  const isId = name === "revocation_id" && terms.length === 2 && block?.kind === "integer"
  return isId ? Number(block.value) : null
}

/**
 * Writes the ids of all blocks, in place of those that a text has for the same blocks, and else after the facts
 * that it begins with. `from` and `to` are of what is new, or of the first that was there.
 */
export function withRevocationFacts(draft: Draft, ids: readonly string[]): Inserted {
  const renewed = renewedFacts(draft, ids)
  const missing = ids.flatMap((id, block) =>
    renewed.blocks.has(block) ? [] : [factText(block, id)],
  )
  return missing.length === 0
    ? renewed
    : withFact(renewed.text, parsedAuthorizer(renewed), missing.join(";\n"))
}

/** Whether a text has the ids of all blocks already. */
export function statesRevocation(draft: Draft, ids: readonly string[]): boolean {
  const { text, blocks } = renewedFacts(draft, ids)
  return text === draft.text && blocks.size === ids.length
}

interface Renewed extends Inserted {
  /** Those whose ids the text has. */
  readonly blocks: ReadonlySet<number>
}

/** A text with the ids of this token where it has those of another. */
function renewedFacts(draft: Draft, ids: readonly string[]): Renewed {
  const blocks = new Set<number>()
  let text = ""
  let end = 0
  let first = { from: 0, to: 0 }
  for (const { block, from, to } of statedIds(draft)) {
    const id = ids[block]
    if (id === undefined) continue
    text += draft.text.slice(end, from)
    const fact = factText(block, id)
    if (blocks.size === 0) first = { from: text.length, to: text.length + fact.length }
    text += fact
    end = to
    blocks.add(block)
  }
  return { text: text + draft.text.slice(end), ...first, blocks }
}

interface StatedId {
  readonly block: number
  readonly from: number
  readonly to: number
}

/** Where a text states revocation ids, of whatever token. */
const statedIds = memoWeak((draft: Draft): readonly StatedId[] => {
  const { ast, positions } = parsedAuthorizer(draft)
  return ast.facts.flatMap((fact) => {
    const block = namedBlock(fact)
    const span = positions.get(fact)
    return block === null || span === undefined ? [] : [{ block, ...span }]
  })
})
