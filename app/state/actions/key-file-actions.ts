/** Keys that come from texts and files, and go into files. */
import { parsePublicKey, printPublicKey } from "../../../src/ast/index.ts"
import type { Product } from "../../../src/worker/index.ts"
import { capitalise } from "../derive/words.ts"
import type { Host } from "../host.ts"
import { keyOf } from "../keys.ts"
import { foundWords, issuerName, maxPaste, tooLong } from "../paste.ts"
import type { Actions } from "../state.ts"
import type { Change, Get, Look } from "./actions.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function keyFileActions(change: Change, look: Look, get: Get, host: Host) {
  const { workshop, download } = host
  const tell = (text: string): void => look({ notice: { text, undo: false } })

  const save = (name: string, made: Product<"key-file"> | null): void => {
    if (made === null || !("content" in made)) {
      return tell(made === null ? "The key could not be written." : `${capitalise(made.message)}.`)
    }
    download(name, typeof made.content === "string" ? made.content : Uint8Array.from(made.content))
    tell(`Saved ${name}.`)
  }

  return {
    importKey: async (content) => {
      if (content.length > maxPaste) return tell(tooLong)
      const diagnosed = await workshop.do({ kind: "diagnose", content })
      if (diagnosed === null) return tell("The key could not be read.")
      const { found } = diagnosed.diagnosis
      if (found.kind === "private-key") {
        get().actions.keepKey({ algorithm: found.algorithm, bytes: found.secret })
        tell(`Took ${foundWords(diagnosed)} in.`)
      } else if (found.kind === "public-keys") {
        const added = found.keys.map(({ key, issuer }): [string, string] => {
          const text = printPublicKey(key)
          const name = get().documents.keys.names.get(text) ?? issuerName(issuer ?? "")
          return [text, name === "" ? "public key" : name]
        })
        change(({ keys }) => ({ keys: { ...keys, names: new Map([...keys.names, ...added]) } }))
        tell(`Took ${foundWords(diagnosed)} in.`)
      } else if (found.kind === "broken") {
        tell(`${capitalise(found.fault.message)}.`)
      } else {
        tell(`That is ${foundWords(diagnosed)}, not a key.`)
      }
    },
    importKeyFile: async () => {
      const content = await host.chooseFile()
      if (content !== null) await get().actions.importKey(content)
    },
    saveKey: async (id, half, form) => {
      const publicKey = get().results.publicKeys.get(id)
      if (half === "public") {
        if (publicKey !== undefined) await get().actions.savePublicKey(publicKey, form)
        return
      }
      const { algorithm, bytes } = keyOf(get().keyring, id)
      const key = { kind: "private", pair: { algorithm, bytes } } as const
      save(fileName("private", form), await workshop.do({ kind: "key-file", key, form }))
    },
    savePublicKey: async (text, form) => {
      const key = parsePublicKey(text)
      if (key === null) return
      const file = { kind: "public", key } as const
      save(fileName("public", form), await workshop.do({ kind: "key-file", key: file, form }))
    },
  } satisfies Part<"importKey" | "importKeyFile" | "saveKey" | "savePublicKey">
}

const fileName = (half: "private" | "public", form: "PEM" | "DER"): string =>
  `${half}-key.${form === "PEM" ? "pem" : "der"}`
