/** Documents that come from outside, by a link or a file: opened at once, or asked about; and those of the past. */
import { hasWork } from "../derive/keeping.ts"
import { sourceOf } from "../derive/incoming.ts"
import { loadDocuments } from "../document-script.ts"
import type { Documents } from "../documents.ts"
import type { Host } from "../host.ts"
import { fileName } from "../keep/title.ts"
import { toSaved } from "../saving.ts"
import type { Incoming } from "../state.ts"
import type { Get, Look } from "./actions.ts"
import type { IncomingActions } from "./incoming-types.ts"

type Came = Pick<Incoming, "saved" | "from">

export function incomingActions(look: Look, get: Get, host: Host): IncomingActions {
  /** Documents as they came: nothing in them is the reader's work. */
  const unchanged = new WeakSet<Documents>()
  const openBeside = (came: Came): void => {
    get().actions.openBeside(came.saved, `Opened ${sourceOf(came)}.`)
    unchanged.add(get().documents)
  }
  const present = () => toSaved(get(), get().kept.name, host.workshop)
  return {
    receive: async (saved, from) => {
      const { equalDocuments } = await loadDocuments()
      const mine = await present()
      if (equalDocuments({ ...mine, pane: saved.pane }, saved)) {
        get().actions.declineIncoming()
        look({ notice: { text: `This is ${sourceOf({ saved, from })}.`, undo: false } })
      } else if (hasWork(get()) && !unchanged.has(get().documents)) {
        look({ incoming: { saved, from, mine }, dialog: "incoming" })
      } else openBeside({ saved, from })
    },
    openIncoming: () => {
      const { incoming } = get().view
      if (incoming === null) return
      look({ dialog: null })
      openBeside(incoming)
    },
    replaceByIncoming: async () => {
      const { incoming } = get().view
      if (incoming === null) return
      look({ dialog: null })
      await get().actions.saveRevision(null)
      const text = `Replaced what was written by ${sourceOf(incoming)}.`
      get().actions.replaceWith(incoming.saved, text)
    },
    declineIncoming: () => {
      if (get().view.incoming !== null) look({ incoming: null, dialog: null })
    },
    newDocument: async () => {
      const { emptyDocument } = await loadDocuments()
      get().actions.openBeside(emptyDocument, "Opened a clean sheet.", "example")
    },
    lookBack: async () => {
      look({ present: await present() })
      await get().actions.listRevisions()
    },
    nameRevision: async (name) => {
      await get().actions.saveRevision(name)
      await get().actions.lookBack()
    },
    saveAsFile: async (saved) => {
      const { encodeFile } = await loadDocuments()
      host.download(fileName(saved.name), encodeFile(saved))
    },
  }
}
