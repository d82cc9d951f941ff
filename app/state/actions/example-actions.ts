/** Examples: opening one, asking its other requests, and doing what it proposes. Their texts are fetched later. */
import type { Try } from "../../examples/index.ts"
import { hasWork } from "../derive/keeping.ts"
import type { Documents } from "../documents.ts"
import { withRequest } from "../example-request.ts"
import { loadExamples } from "../example-script.ts"
import type { Host } from "../host.ts"
import type { Reveal, Store } from "../state.ts"
import type { Change, Get, Look } from "./actions.ts"
import type { ExampleActions } from "./example-types.ts"

export function exampleActions(
  change: Change,
  look: Look,
  set: Store["setState"],
  get: Get,
  { remember }: Host,
): ExampleActions {
  const see = (id: string): void => {
    const seen = new Set([...get().view.seen, id])
    remember("examples", [...seen].join(" "))
    look({ seen })
  }
  /** What the example itself brings is no work of the reader's, and need not be kept. */
  const unlessWork = (make: () => void): void => {
    const isWork = hasWork(get())
    make()
    if (!isWork) set(({ documents, kept }) => ({ kept: { ...kept, began: documents } }))
  }
  return {
    openExample: async (id, request) => {
      const { exampleDocument, findExample } = await loadExamples()
      const example = findExample(id)
      if (example === null) return
      const kept = hasWork(get()) ? " What was open is among your documents." : ""
      const text = `Opened the example “${example.title}”.${kept}`
      get().actions.openBeside(exampleDocument(example, request), text, "example")
      look({ dialog: null, region: "result" })
      see(id)
    },
    chooseRequest: async (request) => {
      const { findExample } = await loadExamples()
      const example = findExample(get().documents.example)
      if (example === null) return
      const { text, isAsMade } = withRequest(get().documents.authorizer, example, request)
      unlessWork(() => change(() => ({ authorizer: { text } })))
      if (isAsMade) return
      const notice =
        "The request's facts are those of the example again; the rest of the authorizer is as you left it."
      look({ notice: { text: notice, undo: true } })
    },
    tryOut: async (suggestion) => {
      const { findExample, triedDocument, changedPlace } = await loadExamples()
      const example = findExample(get().documents.example)
      const tried: Try | undefined = example?.tries[suggestion]
      if (example === null || tried === undefined) return
      const title = example.requests[tried.request]!.title
      const text = `The example with this change, asked for: ${title}.`
      unlessWork(() => get().actions.replaceWith(triedDocument(example, tried), text))
      const place = changedPlace(example, tried)
      look({ region: "result", reveal: place && { ...place, document: draftOf(get(), place) } })
    },
    leaveExample: () => change(() => ({ example: "" })),
  }
}

/** The text that a place of an example is in. */
const draftOf = (
  { documents }: { readonly documents: Documents },
  { document }: { readonly document: number | "authorizer" },
): Reveal["document"] =>
  document === "authorizer" ? document : documents.authored.blocks[document]!.id
