/** What is pasted or dropped on the page goes where it belongs, whatever has the focus; and says what it was. */
import type { Diagnosed, Found } from "../../../src/worker/index.ts"
import type { Change, Get, Look } from "./actions.ts"
import { capitalise } from "../derive/words.ts"
import { documentIn } from "../document-in.ts"
import type { Host } from "../host.ts"
import { foundWords, maxPaste, refusalText, tooLong } from "../paste.ts"
import { placer } from "./placing.ts"
import type { Actions, Notice } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function pasteActions(change: Change, look: Look, get: Get, host: Host) {
  const { workshop } = host
  const put = placer(change, look, get)
  const tell = (text: string, more: Partial<Notice> = {}): void =>
    look({ notice: { text, undo: false, ...more } })

  const diagnose = async (content: string | Uint8Array): Promise<Diagnosed | null> => {
    const diagnosed = await workshop.do({ kind: "diagnose", content })
    if (diagnosed === null) tell("The page could not find out what that is.")
    return diagnosed
  }

  const takeDocument = documentTaker(get, tell)

  return {
    takePaste: async (content) => {
      if (content.length > maxPaste) {
        tell(tooLong)
        return true
      }
      if (await takeDocument(content)) return true
      const diagnosed = await diagnose(content)
      return diagnosed !== null && put(diagnosed, content)
    },
    takeAnything: async (content) => {
      if (content.length > maxPaste) return tell(tooLong)
      if (await takeDocument(content)) return
      const diagnosed = await diagnose(content)
      if (diagnosed === null || put(diagnosed, content)) return
      tell(elsewhere(diagnosed.diagnosis.found))
    },
    takeFiles: async (files) => {
      const told: string[] = []
      for (const read of files.slice(0, maxFiles)) {
        const content = await read()
        if (content === null) tell("A file cannot be read; a folder is none.")
        else await get().actions.takeAnything(content)
        told.push(get().view.notice?.text ?? "")
      }
      if (files.length > maxFiles) told.push(`Only the first ${maxFiles} files were looked at.`)
      // To undo the last of several would be half of it.
      if (files.length > 1) tell(told.filter(Boolean).join(" "))
    },
    offerPaste: async (content) => {
      if (content.length > maxPaste) return
      if ((await documentIn(content)) !== null) {
        return tell("A document of the playground was pasted into a text.", { take: content })
      }
      const diagnosed = await workshop.do({ kind: "diagnose", content })
      const kind = diagnosed?.diagnosis.found.kind
      if (diagnosed === null || kind === undefined || !offered.has(kind)) return
      const what = `${capitalise(foundWords(diagnosed))} was pasted into a text.`
      if (kind !== "private-key") return tell(what, { take: content })
      tell(`${what} Undo takes it out again; Keys is where it is kept apart.`, { undo: true })
    },
    openFile: async () => {
      const content = await host.chooseFile()
      if (content !== null) await get().actions.takeAnything(content)
    },
  } satisfies Part<"takePaste" | "takeAnything" | "takeFiles" | "offerPaste" | "openFile">
}

/** Whether it is a document of the playground: it is opened then, or it is said why it is not. */
const documentTaker =
  (get: Get, tell: (text: string) => void) =>
  async (content: string | Uint8Array): Promise<boolean> => {
    const came = await documentIn(content)
    if (came === null) return false
    const { opening, from } = came
    if (opening.kind === "document") await get().actions.receive(opening.document, from)
    else tell(refusalText(opening))
    return true
  }

/** How many files are taken at once. */
const maxFiles = 8

const offered: ReadonlySet<Found["kind"]> = new Set([
  "token",
  "public-keys",
  "private-key",
  "third-party-request",
  "third-party-block",
  "snapshot",
])

/** What is said of something that has no place of its own on the page. */
function elsewhere(found: Found): string {
  switch (found.kind) {
    case "datalog":
      return "That is Datalog: put the cursor into a block or the authorizer, and paste it there."
    case "broken":
      return `${capitalise(found.fault.message)}.${found.fault.hint === null ? "" : ` ${capitalise(found.fault.hint)}.`}`
    case "foreign":
    case "unknown":
      return `${capitalise(found.message)}.`
    default:
      return "There is nothing in it."
  }
}
