/**
 * The effect behind the dialogs that make blocks: while one is open, the workshop signs what is to be signed, reads
 * the signed block that was pasted, and weighs what the form would add.
 */
import type { KeyPair, Workshop } from "../../src/worker/index.ts"
import { openToken, withChecks } from "./derive/make.ts"
import { draftedBlock, lackingToSign } from "./derive/third-party.ts"
import { work } from "./derive/work.ts"
import { edited } from "./actions/document-actions.ts"
import { datalogTime, written } from "./documents.ts"
import type { Host } from "./host.ts"
import { type KeyId, keyOf } from "./keys.ts"
import type { State, Store } from "./state.ts"

/** Asks for one thing after the other until nothing is wanted; the returned function ends that. */
export function makeBlocks(store: Store, { workshop, now }: Pick<Host, "workshop" | "now">) {
  let isBusy = false

  async function follow(): Promise<void> {
    if (isBusy) return
    isBusy = true
    for (;;) {
      const task = nextTask(store.getState(), now, workshop)
      if (task === null) break
      await task
    }
    isBusy = false
  }

  return store.subscribe((state, before) => {
    const isSame =
      state.view === before.view &&
      state.documents === before.documents &&
      state.results.token === before.results.token
    if (!isSame && isOpen(state)) void follow()
  })
}

const isOpen = ({ view: { dialog } }: State): boolean =>
  dialog === "third-party" || dialog === "attenuate"

/** What is wanted first, begun; null when nothing is. */
function nextTask(
  state: State,
  now: Host["now"],
  workshop: Pick<Workshop, "do">,
): Promise<void> | null {
  switch (state.view.dialog) {
    case "attenuate":
      return weigh(state, now, workshop)
    case "third-party":
      return sign(state, workshop) ?? read(state, workshop)
    default:
      return null
  }
}

/** Signs what can be signed; until then only what the request is gets known. */
function sign(state: State, workshop: Pick<Workshop, "do">): Promise<void> | null {
  const { request, text, made } = state.view.thirdParty
  if (request.trim() === "") return null
  const key = lackingToSign(state) === null ? state.view.thirdParty.key : null
  const block = draftedBlock(text).ast
  const isOfThis = made?.request === request && made.key === key
  if (isOfThis && (key === null || made.block === block)) return null
  return workshop
    .do({ kind: "sign", request, pair: key === null ? null : pairOf(state, key), block })
    .then((value) => state.actions.editThirdParty({ made: { request, block, key, value } }))
}

function pairOf({ keyring }: State, key: KeyId): KeyPair {
  const { algorithm, bytes } = keyOf(keyring, key)
  return { algorithm, bytes }
}

function read(state: State, workshop: Pick<Workshop, "do">): Promise<void> | null {
  const { block: content, read: last } = state.view.thirdParty
  const token = openToken(state)
  if (content.trim() === "" || (last?.content === content && last.token === token)) return null
  return workshop
    .do({ kind: "signed-block", content, token: token?.bytes ?? null })
    .then((value) => state.actions.editThirdParty({ read: { content, token, value } }))
}

function weigh(
  state: State,
  now: Host["now"],
  workshop: Pick<Workshop, "do">,
): Promise<void> | null {
  const { documents, keyring, view, actions } = state
  const { attenuation: form, weighed } = view
  if (weighed?.form === form && weighed.documents === documents) return null
  // Any key is as heavy as the one that a new block will announce.
  const last = written(documents).blocks.at(-1)?.next ?? documents.authored.root
  const added = withChecks(state, view.clock ?? datalogTime(now()), () => last)
  const grown = added === null ? null : { ...documents, ...edited(documents, () => added.blocks) }
  const token = grown === null ? null : (work(grown, keyring, 0)?.token ?? null)
  const finish = (size: number | null): void => actions.finishWeighing({ form, documents, size })
  if (token === null || token.kind === "snapshot") return Promise.resolve().then(() => finish(null))
  return workshop
    .do({ kind: "weigh", token })
    .then((made) => finish(made !== null && "size" in made ? made.size : null))
}
