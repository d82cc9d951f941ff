/** Actions that mend: they make the changes that explanations propose, and state what nothing supplies. */
import { printFact } from "../../../src/ast/index.ts"
import type { Change, Get, Look } from "./actions.ts"
import { fixApplies, type FixedText, fixedTexts } from "../derive/fixes.ts"
import { suppliedFact } from "../derive/missing.ts"
import { blockName } from "../derive/words.ts"
import { parsedAuthorizer } from "../derive/work.ts"
import { datalogTime, type Documents, withWritten, written } from "../documents.ts"
import type { Host } from "../host.ts"
import { withFact } from "../request-facts.ts"
import type { Actions, View } from "../state.ts"
import type { Fix } from "../../../src/worker/index.ts"

export function fixActions(change: Change, look: Look, get: Get, { now }: Host) {
  /** Brings a text with what is new in it into sight. */
  const show = ({ document, from, to }: Place, view: Partial<View>): void => {
    const collapsed = new Set(get().view.collapsed)
    collapsed.delete(document)
    const region = document === "authorizer" ? "authorizer" : "token"
    look({ region, collapsed, reveal: { document, from, to }, ...view })
  }
  return {
    applyFix: (fix) => {
      const state = get()
      const why = { ...state.view.why, preview: null }
      const texts = fixedTexts(state, fix)
      const place = texts.at(-1)
      if (place === undefined) {
        const reason = fixApplies(state, fix) ?? "the text has changed since this result"
        return look({ why, notice: { text: `This cannot be changed: ${reason}.`, undo: false } })
      }
      change((documents) => texts.reduce(withText, documents))
      show(place, { why, notice: { text: fixWords(fix), undo: true } })
    },
    supplyInput: (wanted) => {
      const { documents, view } = get()
      const { authorizer } = documents
      const fact = suppliedFact(wanted, view.clock ?? datalogTime(now()))
      if (fact === null) return
      const { text, from, to } = withFact(authorizer.text, parsedAuthorizer(authorizer), fact)
      change(() => ({ authorizer: { text } }))
      show({ document: "authorizer", from, to }, {})
    },
  } satisfies Pick<Actions, "applyFix" | "supplyInput">
}

type Place = Pick<FixedText, "document" | "from" | "to">

function withText(documents: Documents, { document, after }: FixedText): Documents {
  if (document === "authorizer") return { ...documents, authorizer: { text: after } }
  const blocks = written(documents).blocks.map((block) =>
    block.id === document ? { ...block, text: after } : block,
  )
  return { ...documents, ...withWritten(documents, { blocks }) }
}

function fixWords(fix: Fix): string {
  switch (fix.kind) {
    case "trust":
      return `It trusts ${blockName(fix.block)} now.`
    case "move":
      return `The authority states ${printFact(fix.fact)} now.`
    case "add":
      return `The authorizer states ${printFact(fix.fact)} now.`
    default:
      return fix satisfies never
  }
}
