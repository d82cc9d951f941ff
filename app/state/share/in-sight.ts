/**
 * The effect behind the share sheet: while it is open, the link is made of what is on the page and what was chosen,
 * and made again a moment after either changed. Nothing of it goes into the address bar.
 */
import {
  decodeLink,
  encodeFile,
  encodeLink,
  pseudonymise,
  type Pseudonymised,
  type SavedDocument,
} from "../../../src/document/index.ts"
import type { Judgement } from "../../../src/worker/index.ts"
import { shownReport } from "../derive/shown.ts"
import type { Host } from "../host.ts"
import { firstSharing, type NotShared, type Shared, type SharedProgram } from "../share.ts"
import { namesPrivateKey } from "../paste.ts"
import type { State, Store } from "../state.ts"
import { costsOf } from "./costs.ts"
import { isSameJudgement, judge, judgementOf } from "./judging.ts"
import { type Variant, variantOf } from "./variant.ts"

type Outside = Pick<Host, "workshop" | "address" | "now">

/** Milliseconds without a change before the link is made again. */
const rest = 150

/** Starts with the safe choices; the returned function ends it. */
export function shareInSight(store: Store, host: Outside): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  const make = async (): Promise<void> => {
    const state = store.getState()
    const turn = ++asked
    const made = await madeOf(state, host)
    if (turn === asked) state.actions.finishSharing(made)
  }

  const unsubscribe = store.subscribe((state, before) => {
    const { documents, view, kept, results } = state
    const isSame =
      documents === before.documents &&
      kept.name === before.kept.name &&
      view.share.options === before.view.share.options &&
      results.token === before.results.token
    if (isSame) return
    clearTimeout(timer)
    asked++
    timer = setTimeout(() => void make(), documents === before.documents ? 0 : rest)
  })
  const { actions } = store.getState()
  // What the page told before is not about the link.
  actions.dismiss()
  actions.chooseSharing(firstSharing)
  return () => {
    clearTimeout(timer)
    asked++
    unsubscribe()
  }
}

async function madeOf(state: State, host: Outside): Promise<Shared | NotShared> {
  const { documents, view } = state
  const { options } = view.share
  try {
    return await sharedOf(state, host)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error
    const refusal = "the link could not be made, as a key could not be derived in time"
    return { documents, options, refusal }
  }
}

async function sharedOf(state: State, host: Outside): Promise<Shared | NotShared> {
  const { documents, view } = state
  const { options } = view.share
  const variant = await variantOf(state, options, host.workshop)
  const isReal = variant.saved.source !== "authored"
  const judgement = isReal
    ? pageJudgement(state)
    : await judge(variant.program, variant.saved.limits, host.workshop)
  const isWanted = options.isPseudonymous && !isReal
  if (isWanted && judgement === null) {
    const refusal = "strings can be replaced once the texts have no error: the verdict is to stay"
    return { documents, options, refusal }
  }
  const hidden = isWanted && judgement !== null ? await hiddenOf(variant, judgement, host) : null
  const saved = hidden?.document ?? variant.saved
  const file = encodeFile(saved)
  if (namesPrivateKey(file)) {
    const refusal = "a text holds a private key, and no link ever does; take it out first"
    return { documents, options, refusal }
  }
  const fragment = encodeLink(saved)
  // Nobody is handed a link that cannot be opened.
  const opening = decodeLink(fragment)
  if (opening.kind === "refused") return { documents, options, refusal: opening.message }
  return {
    documents,
    options,
    saved,
    link: `${host.address()}#${fragment}`,
    file,
    costs: costsOf(saved, fragment.length),
    program: hidden === null ? variant.program : withTexts(variant.program, saved),
    judgement,
    replaced: variant.replaced,
    pseudonyms: hidden,
  }
}

function pageJudgement(state: State): Judgement | null {
  const report = shownReport(state)
  return report === null ? null : judgementOf(report.value)
}

/** Milliseconds for which aliases are looked for. */
const patience = 2500

async function hiddenOf(
  { saved, program }: Variant,
  judgement: Judgement,
  { workshop, now }: Outside,
): Promise<Pseudonymised> {
  const end = now().getTime() + patience
  return pseudonymise({ ...saved, revoked: "" }, async (tried) => {
    if (now().getTime() > end) return false
    const other = await judge(withTexts(program, tried), tried.limits, workshop)
    return other !== null && isSameJudgement(other, judgement)
  })
}

/** The same program with the texts of another document. */
const withTexts = (
  { blocks }: SharedProgram,
  { authored, authorizer }: SavedDocument,
): SharedProgram => ({
  blocks: blocks.map((block, i) => ({ ...block, text: authored.blocks[i]!.text })),
  authorizer,
})
