/** Blocks that a form writes, and blocks that another party signs. */
import { printBlock } from "../../../src/ast/index.ts"
import type { Change, Get, Keys, Look } from "./actions.ts"
import { withChecks } from "../derive/make.ts"
import { cannotAppend, readBlock } from "../derive/third-party.ts"
import { documentName } from "../derive/token.ts"
import { emptyFields } from "../attenuation.ts"
import { type BlockDraft, drawKey, nextId } from "../documents.ts"
import { edited } from "./document-actions.ts"
import type { Host } from "../host.ts"
import type { Actions, Reveal, ThirdPartyView } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function makingActions(
  change: Change,
  look: Look,
  get: Get,
  { random }: Host,
  { newKey }: Keys,
) {
  const editThirdParty = (part: Partial<ThirdPartyView>): void =>
    look({ thirdParty: { ...get().view.thirdParty, ...part } })
  const reveal = ({ document, from, to }: Reveal & { document: number }, done: string): void => {
    const text = `${done} ${documentName(get(), document)}.`
    const place = { document, from, to }
    look({ dialog: null, region: "token", reveal: place, notice: { text, undo: true } })
  }
  return {
    editAttenuation: (part) => look({ attenuation: { ...get().view.attenuation, ...part } }),
    addAttenuation: (now) => {
      const added = withChecks(get(), now, newKey)
      if (added === null) return
      change((documents) => edited(documents, () => added.blocks))
      const { attenuation } = get().view
      look({ attenuation: { ...attenuation, fields: emptyFields, target: null } })
      reveal(
        { ...added, document: added.id },
        attenuation.target === added.id ? "Added the checks to" : "Added the checks as",
      )
    },
    finishWeighing: (weighed) => look({ weighed }),
    editThirdParty,
    newThirdPartyKey: (algorithm) => {
      editThirdParty({ key: get().actions.keepKey(drawKey(random, algorithm)) })
    },
    appendSigned: () => {
      const signed = readBlock(get())
      if (signed === null || cannotAppend(get()) !== null) return
      const block: BlockDraft = {
        id: nextId(get().documents),
        text: printBlock(signed.block).trimEnd(),
        next: newKey(),
        external: null,
        signed: signed.text,
      }
      change((documents) => edited(documents, (blocks) => [...blocks, block]))
      editThirdParty({ block: "", read: null })
      reveal({ document: block.id, from: 0, to: 0 }, "Appended what was signed as")
    },
  } satisfies Part<
    | "editAttenuation"
    | "addAttenuation"
    | "finishWeighing"
    | "editThirdParty"
    | "newThirdPartyKey"
    | "appendSigned"
  >
}
