/** Where what was pasted belongs on the page. */
import { printPublicKey } from "../../../src/ast/index.ts"
import type { Diagnosed, Found, FoundKey } from "../../../src/worker/index.ts"
import type { Change, Get, Look } from "./actions.ts"
import { ownProgram } from "../snapshot.ts"
import { foundWords, issuerName, keyLines, namesPrivateKey, readingWords } from "../paste.ts"
import type { ThirdPartyView } from "../state.ts"

/** Puts it there, and says what it was; false when it has no place of its own. */
export type Put = (diagnosed: Diagnosed, content: string | Uint8Array) => boolean

export function placer(change: Change, look: Look, get: Get): Put {
  const { openToken, openRootKeys } = openers(change, look)
  const say = (diagnosed: Diagnosed): void => {
    const reading = readingWords(diagnosed.diagnosis)
    const { found } = diagnosed.diagnosis
    const assumed = found.kind === "public-keys" ? found.assumed : null
    const text = `Found ${foundWords(diagnosed)}${reading === "" ? "" : `, ${reading}`}.`
    const more = assumed === null ? "" : ` It is ${assumed}.`
    look({ notice: { text: text + more, undo: true } })
  }

  const openThirdParty = (part: Partial<ThirdPartyView>): void =>
    look({ dialog: "third-party", thirdParty: { ...get().view.thirdParty, ...part } })

  return (diagnosed, content) => {
    const { found } = diagnosed.diagnosis
    // Bytes that are nothing known have no text to show.
    const text = typeof content === "string" ? content : (diagnosed.text ?? "")
    const base64 = diagnosed.text ?? text
    switch (found.kind) {
      case "token":
        openToken(text)
        say(diagnosed)
        return true
      case "snapshot":
        void get().actions.openSnapshot(text)
        return true
      case "foreign":
      case "broken":
        if (found.kind === "broken" && found.as === "snapshot" && text !== "") {
          void get().actions.openSnapshot(text)
          return true
        }
        if (text === "" || isOfKey(found) || namesPrivateKey(text)) return false
        openToken(text)
        return true
      case "public-keys":
        openRootKeys(found.keys)
        say(diagnosed)
        return true
      case "private-key":
        get().actions.keepKey({ algorithm: found.algorithm, bytes: found.secret })
        look({ dialog: "keys", notice: { text: privateKeyTaken(diagnosed), undo: false } })
        return true
      case "third-party-request":
        openThirdParty({ step: "sign", request: base64 })
        return true
      case "third-party-block":
        openThirdParty({ step: "append", block: base64 })
        return true
      case "datalog":
      case "empty":
      case "unknown":
        return false
      default:
        return found satisfies never
    }
  }
}

/** What opens the pasted token with something of it in its place. */
function openers(change: Change, look: Look) {
  const openToken = (token: string): void => {
    change((documents) => ({
      source: "pasted",
      pasted: { ...documents.pasted, token },
      ...ownProgram(documents),
    }))
    lookAtToken()
  }

  const openRootKeys = (keys: readonly FoundKey[]): void => {
    const issued = keys
      .map(({ key, issuer }): [string, string] => [printPublicKey(key), issuerName(issuer ?? "")])
      .filter(([, name]) => name !== "")
    change(({ pasted, keys: { kept, names } }) => ({
      source: "pasted",
      pasted: { ...pasted, publicKey: keyLines(keys) },
      keys: { kept, names: new Map([...names, ...issued]) },
    }))
    lookAtToken()
  }

  const lookAtToken = (): void =>
    look({ region: "token", reveal: null, current: null, cursor: null })
  return { openToken, openRootKeys }
}

function privateKeyTaken({ diagnosis }: Diagnosed): string {
  const reading = readingWords(diagnosis)
  const what = `That is a private key${reading === "" ? "" : `, ${reading}`}.`
  return `${what} It is kept in this tab's memory alone, masked: clear it when you are done, and your clipboard too.`
}

const isOfKey = (found: Found): boolean =>
  found.kind === "broken" && (found.as === "public-key" || found.as === "private-key")
