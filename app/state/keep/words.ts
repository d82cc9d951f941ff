/** What is said when a document is not kept, or not as it was. */
import type { SavedDocument } from "../../../src/document/index.ts"
import type { RefusalCode } from "./archive.ts"

const unkept = "What is written stays in this tab: save it as a file before you close it."

const reasons: Readonly<Record<RefusalCode, string>> = {
  denied: "This browser allows the page no storage, as in a private window.",
  full: "This browser has no room left.",
  newer: "A newer version of this page made what is kept here: reload to get that version.",
  blocked: "Another tab has an older version of this page open: close that tab, then reload.",
  taken: "Another tab opened a newer version of this page: reload to get it.",
  failed: "This browser's storage failed.",
}

/** Why something is not kept, and what to do about it. */
export const refusalWords = (code: RefusalCode): string => `${reasons[code]} ${unkept}`

/** Why what was asked of the storage is not there. */
export const reasonWords = (code: RefusalCode): string => reasons[code]

export const thinnedWords =
  "This browser has little room left: the oldest revisions without a name were removed to save this document."

export const goneWords = "That document is not here any more."

/** What the reader may miss in a document that was kept: its private keys. Null where they do not matter. */
export function newKeysWords({ authored, keyNames }: SavedDocument): string | null {
  if (authored.blocks.some(({ external }) => external !== null)) {
    return "Private keys are never kept: this document is signed with new ones, and third-party blocks with throwaway keys."
  }
  return keyNames.length > 0
    ? "Private keys are never kept: this document is signed with new ones."
    : null
}

export const openTooWords =
  "This document is open in another tab too. Where both change it, this tab says so, and nothing is lost."

export const deletedElsewhereWords =
  "This document was deleted in another tab. What is written stays in this tab, and is kept again once you change it."

export const theirsWords =
  "This is what the other tab saved. What was written here is among the revisions."

export const forgottenWords =
  "What was pasted is kept no longer: this document and its revisions in this browser are without it."

export const unforgottenWords = (reason: string): string =>
  `Revisions of this document may still hold what was pasted: delete the document to be rid of it. ${reason}`

/** What a revision is called that holds what is written while the document is another tab's. */
export const rescuedName = "Written here while another tab saved"

export const unreadableWords = (reason: string): string =>
  `A document that is kept here cannot be read: ${reason}. It is still there, and Documents saves it as a file.`
