/** Documents of the playground among what is pasted and dropped: files, and links. */
import type { Opening } from "../../src/document/index.ts"
import { loadDocuments } from "./document-script.ts"
import { mayHoldLink } from "./paste.ts"
import type { Incoming } from "./state.ts"

/** A document, or why it cannot be opened, and in which form it came. */
export interface CameIn {
  readonly opening: Opening
  readonly from: Incoming["from"]
}

/** Looked at first, so that what reads documents is not asked about everything that is pasted. */
const mayBeFile = (text: string): boolean =>
  /^\s*\{/.test(text) && text.includes('"biscuit-playground"')

/** Null for what is something else. */
export async function documentIn(content: string | Uint8Array): Promise<CameIn | null> {
  const text = typeof content === "string" ? content : textOf(content)
  if (mayBeFile(text)) {
    const { decodeFile } = await loadDocuments()
    return { opening: decodeFile(text), from: "file" }
  }
  if (!mayHoldLink(text)) return null
  const { decodeLink, linkIn } = await loadDocuments()
  const link = linkIn(text)
  return link === null ? null : { opening: decodeLink(link), from: "link" }
}

/** Of bytes that are no text, one that is no document either. */
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
